package casebell.discord;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts as nobody would wish them. */
final class HostileText {
    private static final List<String> PIECES = List.of(
            "@everyone",
            "@here",
            "<@&1100000000000000102>",
            "<@1100000000000000301>",
            "</case approve:1>",
            "<t:1:R>",
            "<:x:1>",
            "||",
            "|",
            "\\",
            "\\|",
            "```",
            "`",
            "**",
            "__",
            "~~",
            "# ",
            "> ",
            "- ",
            "1. ",
            "[a](https://evil.example)",
            "https://evil.example/x?y=z",
            "discord.gg/x",
            "\u200B",
            "\u202E",
            "\u2066",
            "\u061C",
            "\u0301\u0302\u0303\u0304",
            "\uD83D",
            "\uDC68",
            "\uDB40\uDC01",
            "\u001b[31m",
            "\r\n",
            "\u2028",
            "\u0000",
            "👩‍👩‍👧",
            "ﷺ",
            "word",
            " ");

    private HostileText() {}

    /** Pieces that mean something to a chat, with anything between them. */
    static Arbitrary<String> texts(int pieces) {
        Arbitrary<String> piece =
                Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(12));
        Arbitrary<String> mixed = piece.list().ofMaxSize(pieces).map(all -> String.join("", all));
        return Arbitraries.oneOf(mixed, piece.map(one -> one.repeat(200)), Arbitraries.just(""));
    }
}
