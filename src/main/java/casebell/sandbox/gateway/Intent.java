package casebell.sandbox.gateway;

/** The intents that decide what a bot hears, with Discord's bits. */
enum Intent {
    GUILDS(0),
    GUILD_MESSAGES(9),
    GUILD_MESSAGE_REACTIONS(10),
    DIRECT_MESSAGES(12),
    MESSAGE_CONTENT(15);

    private final int bit;

    Intent(int bit) {
        this.bit = bit;
    }

    long mask() {
        return 1L << bit;
    }
}
