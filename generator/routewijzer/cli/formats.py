"""The formats of `export` as commands.

A format takes the options that mean something for it. One of another format is refused with a sentence that
says where it belongs.
"""

from typing import NoReturn

import click


class FormatCommand(click.Command):
    """A format of `export`, which tells of an option that is another format's."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options; raises UsageError for one that this format has not."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            group = ctx.parent.command if ctx.parent else self
            _refuse_option(error, f"means nothing for {self.name}", ctx, group)


class FormatGroup(click.Group):
    """The formats of `export`; what they are told stands behind the name of the format."""

    command_class = FormatCommand

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what stands before the format; raises UsageError for an option that belongs behind it."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            _refuse_option(error, "stands behind the format", ctx, self)


def _refuse_option(
    error: click.NoSuchOption, reason: str, context: click.Context, group: click.Command
) -> NoReturn:
    """Say of an option which formats of `group` have it. Raises UsageError; `error` where none has."""
    commands = group.commands if isinstance(group, click.Group) else {}
    formats = [
        name
        for name, command in commands.items()
        if any(error.option_name in parameter.opts for parameter in command.params)
    ]
    if not formats:
        raise error
    known = f"{', '.join(formats[:-1])} and {formats[-1]}" if formats[1:] else formats[0]
    raise click.UsageError(f'"{error.option_name}" {reason}; {known} can have it', context) from error
