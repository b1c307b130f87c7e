package casebell.sandbox.cases.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;

class HtmlProperties {
    @Property
    void no_text_can_open_a_tag_or_leave_an_attribute(@ForAll String raw) {
        String bare = Html.text(raw).replaceAll("<span class=\"unseen\">U\\+[0-9A-F]{4,6}</span>", "");
        assertFalse(bare.matches("(?s).*[<>\"'].*"), bare);
    }

    @Property
    void nothing_unseen_is_left(
            @ForAll @Chars({'\u202E', '\u200B', '\u001B', '\r', '\uFEFF', 'a', '<', '\uD800', '\u2028'}) String raw) {
        Html.text(raw)
                .codePoints()
                .forEach(point -> assertFalse(Character.getType(point) == Character.FORMAT
                        || Character.getType(point) == Character.SURROGATE
                        || (Character.isISOControl(point) && point != '\n')));
    }

    @Example
    void plain_text_stays_plain() {
        assertEquals("Zoë &amp; Ærø\nline 2", Html.text("Zoë & Ærø\nline 2"));
    }
}
