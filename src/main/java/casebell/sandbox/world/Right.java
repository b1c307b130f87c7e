package casebell.sandbox.world;

import java.util.Locale;

/** Permissions, with Discord's bits. */
public enum Right {
    CREATE_INSTANT_INVITE(0),
    KICK_MEMBERS(1),
    BAN_MEMBERS(2),
    ADMINISTRATOR(3),
    MANAGE_CHANNELS(4),
    MANAGE_GUILD(5),
    ADD_REACTIONS(6),
    VIEW_AUDIT_LOG(7),
    VIEW_CHANNEL(10),
    SEND_MESSAGES(11),
    SEND_TTS_MESSAGES(12),
    MANAGE_MESSAGES(13),
    EMBED_LINKS(14),
    ATTACH_FILES(15),
    READ_MESSAGE_HISTORY(16),
    MENTION_EVERYONE(17),
    USE_EXTERNAL_EMOJIS(18),
    CHANGE_NICKNAME(26),
    MANAGE_NICKNAMES(27),
    MANAGE_ROLES(28),
    MANAGE_WEBHOOKS(29),
    USE_APPLICATION_COMMANDS(31),
    MANAGE_THREADS(34),
    CREATE_PUBLIC_THREADS(35),
    CREATE_PRIVATE_THREADS(36),
    SEND_MESSAGES_IN_THREADS(38),
    MODERATE_MEMBERS(40),
    PIN_MESSAGES(51);

    private final int bit;

    Right(int bit) {
        this.bit = bit;
    }

    /** The bit. */
    public long mask() {
        return 1L << bit;
    }

    /** Whether the sum holds this one. */
    public boolean in(long rights) {
        return (rights & mask()) != 0;
    }

    /** All of them. */
    public static long all() {
        return sum(values());
    }

    /** These together. */
    public static long sum(Right... some) {
        long sum = 0;
        for (Right right : some) {
            sum |= right.mask();
        }
        return sum;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
