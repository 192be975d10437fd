"""The command that publishes a content pack."""

from desktop.cli.terminal import Output, Terminal, output_folder
from desktop.headquarters.publishing import publish_pack, write_content_bundles


def publish(terminal: Terminal) -> Output:
    """Publish a content pack, and write the bundles that carry it when a folder is named."""
    args = terminal.args
    folder = output_folder(args.output) if args.output else None
    with terminal.store() as store:
        done = publish_pack(store, args.folder, terminal.now)
        paths = write_content_bundles(store, folder, terminal.now) if folder else []
    said = terminal.words.gettext("Content {version} is published.").format(version=done.version)
    data = {"version": done.version, "digest": done.digest, "files": [str(path) for path in paths]}
    return Output(data, [said, *map(str, paths)])
