"""The command that publishes a content pack."""

import secrets

from desktop.cli.terminal import Output, Terminal, output_folder
from desktop.headquarters.publishing import content_bundles, publish_pack
from desktop.paths import write_atomically


def publish(terminal: Terminal) -> Output:
    """Publish a content pack, and write the bundles that carry it when a folder is named."""
    args = terminal.args
    folder = output_folder(args.output) if args.output else None
    with terminal.store() as store:
        done = publish_pack(store, args.folder, terminal.now)
        made = content_bundles(store, terminal.now) if folder else []
    # A name tells nobody who made the file, or for whom.
    paths = [folder / f"{secrets.token_hex(8)}.spreekuur" for _ in made] if folder else []
    for path, bundle in zip(paths, made, strict=True):
        write_atomically(path, bundle, private=False)
    said = terminal.words.gettext("Content {version} is published.").format(version=done.version)
    data = {"version": done.version, "digest": done.digest, "files": [str(path) for path in paths]}
    return Output(data, [said, *map(str, paths)])
