package casebell.app.cli;

import picocli.CommandLine.Command;

/** The words that only hold other words together. */
final class Groups {
    private Groups() {}

    /** {@code casebell}. */
    @Command(
            name = "casebell",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description =
                    "The bridge between moderation case systems and the Discord server of a trust-and-safety team.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:All is well.", "1:A problem was found.", "2:The command line was not understood."})
    static final class Casebell {}

    /** {@code config}. */
    @Command(
            name = "config",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "The configuration file.")
    static final class Config {}

    /** {@code audit}. */
    @Command(
            name = "audit",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "The record of everything that happened.")
    static final class Audit {}

    /** {@code policy}. */
    @Command(
            name = "policy",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "The policy bundle.")
    static final class Policy {}
}
