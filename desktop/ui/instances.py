"""One window on one store: a second start goes to the first, and what a killed one left behind is cleared away."""

import errno
import hashlib
import os
import shutil
import stat
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.errors import SpreekuurError
from desktop.paths import Home, told
from desktop.spreekuur.homes import is_training

PRACTICE_PREFIX = "spreekuur-"
"""How the throw-away folders of practice begin."""
_ANSWER = b"here"
_END = b"\0"
_LONGEST = 8192
"""Bytes of the longest path that is listened to."""
_PATIENCE = 5_000
"""Milliseconds in which a window that is alive answers, also one that is just writing."""


class Doorbell(QObject):
    """Stands for the one window on a home. `rung` says that the program was started again, and with which file, if any.

    It rings through a local socket that only this user can open. All that is said through it is a line with the path of
    that file: the window looks at it as at any other, and does nothing with it by itself.
    """

    rung = Signal(object)

    def __init__(self, home: Home) -> None:
        super().__init__()
        self._folder = home.folder
        self._lock = _lock(home)
        name = hashlib.sha256(str(home.folder.resolve()).encode()).hexdigest()[:24]
        self.name = f"spreekuur.{name}"
        """Of the socket."""
        self._callers: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def take(self) -> bool:
        """Become the window on this home; false when another process is. A lock of a killed process does not count.

        Raises StoreError when the folder may not be written.
        """
        if not self._lock.tryLock(0):
            if self._lock.error() is QLockFile.LockError.LockFailedError:
                return False
            raise told(OSError(errno.EACCES, os.strerror(errno.EACCES)), self._folder)
        # Whoever was killed left the socket's file too.
        QLocalServer.removeServer(self.name)
        self._server.listen(self.name)
        return True

    def ring(self, file: Path | None = None) -> bool:
        """Ask the window that is open to come forward, and to look at a file; return whether it answered."""
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        answered = False
        if socket.waitForConnected(_PATIENCE):
            socket.write(os.fsencode(file or "") + _END)
            answered = socket.waitForBytesWritten(_PATIENCE) and socket.waitForReadyRead(_PATIENCE)
        socket.abort()
        return answered

    def release(self) -> None:
        """Let another process be the window on this home."""
        self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(self._hear)
            caller.readyRead.connect(self._hear)
            self._callers.append(caller)
        self._hear()

    def _hear(self) -> None:
        """Read what callers say, once it is whole; one that says anything else is not listened to."""
        waiting, self._callers = self._callers, []
        rung: list[Path | None] = []
        for caller in waiting:
            said = bytes(caller.peek(_LONGEST).data()) if caller.isValid() else b""
            if said.endswith(_END):
                caller.disconnected.disconnect(self._hear)
                caller.disconnected.connect(caller.deleteLater)
                caller.write(_ANSWER)
                caller.flush()
                caller.disconnectFromServer()
                rung.append(Path(os.fsdecode(said[:-1])) if said != _END else None)
            elif caller.isValid() and len(said) < _LONGEST:
                self._callers.append(caller)
            else:
                caller.deleteLater()
        for file in rung:
            self.rung.emit(file)


def clear_practice(folder: Path) -> None:
    """Remove the throw-away training stores in a folder whose window was killed; leave everything else."""
    for left in folder.glob(f"{PRACTICE_PREFIX}*/home"):
        home = Home(left)
        if not _is_own(left.parent) or not _lock_file(home).exists() or not _is_practice(home):
            continue
        lock = _lock(home)
        if lock.tryLock(0):
            lock.unlock()
            shutil.rmtree(left.parent, ignore_errors=True)


def _is_practice(home: Home) -> bool:
    """Return whether a training store lies here, and nothing that only looks like one."""
    try:
        return is_training(home)
    except SpreekuurError:
        return False


def _is_own(folder: Path) -> bool:
    """Return whether a folder is this user's own, and not a link to another one."""
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and (not hasattr(os, "getuid") or found.st_uid == os.getuid())


def _lock_file(home: Home) -> Path:
    return home.folder / "window.lock"


def _lock(home: Home) -> QLockFile:
    lock = QLockFile(str(_lock_file(home)))
    # Held for hours is no sign of death: only the process that wrote it is looked at.
    lock.setStaleLockTime(0)
    return lock
