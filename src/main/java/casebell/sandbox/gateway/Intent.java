package casebell.sandbox.gateway;

/** The intents that decide what a bot hears, with Discord's bits. */
enum Intent {
    GUILDS(0),
    GUILD_MEMBERS(1),
    GUILD_PRESENCES(8),
    GUILD_MESSAGES(9),
    GUILD_MESSAGE_REACTIONS(10),
    GUILD_MESSAGE_TYPING(11),
    DIRECT_MESSAGES(12),
    DIRECT_MESSAGE_REACTIONS(13),
    DIRECT_MESSAGE_TYPING(14),
    MESSAGE_CONTENT(15);

    /** Those that an application must be allowed. */
    static final long PRIVILEGED = GUILD_MEMBERS.mask() | GUILD_PRESENCES.mask() | MESSAGE_CONTENT.mask();

    /** Every bit that means something to Discord, also where nothing happens here. */
    static final long KNOWN = 0x331_FFFFL;

    private final int bit;

    Intent(int bit) {
        this.bit = bit;
    }

    long mask() {
        return 1L << bit;
    }
}
