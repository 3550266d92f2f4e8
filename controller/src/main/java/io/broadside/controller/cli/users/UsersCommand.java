package io.broadside.controller.cli.users;

import picocli.CommandLine.Command;

/** {@code broadside users}: what can be done with test users. */
@Command(
    name = "users",
    description = {
      "Creates, lists and deletes test users in a Cognito user pool.",
      "Test users belong to sets. Their names begin with the set: broadside-SET-000000 and so on."
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
