package casebell.sandbox.world;

/** The permissions that matter here, with Discord's bits. */
public enum Right {
    ADMINISTRATOR(3),
    VIEW_CHANNEL(10),
    ADD_REACTIONS(6),
    SEND_MESSAGES(11),
    MANAGE_MESSAGES(13),
    EMBED_LINKS(14),
    ATTACH_FILES(15),
    READ_MESSAGE_HISTORY(16),
    MENTION_EVERYONE(17),
    USE_APPLICATION_COMMANDS(31),
    MANAGE_THREADS(34),
    CREATE_PUBLIC_THREADS(35),
    SEND_MESSAGES_IN_THREADS(38);

    private final int bit;

    Right(int bit) {
        this.bit = bit;
    }

    /** The bit. */
    public long mask() {
        return 1L << bit;
    }

    /** All of them. */
    public static long all() {
        long sum = 0;
        for (Right right : values()) {
            sum |= right.mask();
        }
        return sum;
    }
}
