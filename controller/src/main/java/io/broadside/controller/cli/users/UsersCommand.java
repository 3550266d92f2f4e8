package io.broadside.controller.cli.users;

import picocli.CommandLine.Command;

/** {@code broadside users}: what can be done with test users. */
@Command(
    name = "users",
    description = {
      "Makes, lists and deletes test users in a user pool of Cognito.",
      "They belong to sets, and are found by their names: broadside-SET-000000 and so on."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CreateUsersCommand.class,
      ListUsersCommand.class,
      DeleteUsersCommand.class,
      FreeUsersCommand.class
    })
public final class UsersCommand {}
