package casebell.source.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>a</p><p>b</p>|a⏎⏎b",
                "a<br>b<br/>c<br />d|a⏎b⏎c⏎d",
                "<p>1 &lt; 2 &amp;&amp; 3 &gt; 2</p>|1 < 2 && 3 > 2",
                "&amp;lt;script&amp;gt;|&lt;script&gt;",
                "&lt;script&gt;alert(1)&lt;/script&gt;|<script>alert(1)</script>",
                "a<script>alert('</scr'+'ipt>')</script>b|ab",
                "a<SCRIPT src=x>evil</ScRiPt >b|ab",
                "a<style>p{}</style>b<title>t</title>|ab",
                "a<script>never closed|a",
                "<img alt='a>b' src=\"x>y\">seen|seen",
                "<a href=\"https://x.example\"><span class=\"invisible\">https://</span>x.example</a>|https://x.example",
                "a <!-- <b> --> c|a  c",
                "a <!-- never closed|a",
                "2 < 3 and 4 > 3|2 < 3 and 4 > 3",
                "i <3 you|i <3 you",
                "a <b|a",
                "&#128276;&#x1F514;|🔔🔔",
                "&#0;&#xD800;&#1114112;&#x;&nope;& &|&#0;&#xD800;&#1114112;&#x;&nope;& &",
                "&nbsp;a&nbsp;b&quot;&apos;&#39;|a b\"''",
                "<li>one</li><li>two</li>|one⏎two",
                "</p></div>|``"
            })
    void html_is_read_as_a_reader_sees_it(String html, String text) {
        assertEquals(text.replace('⏎', '\n'), PlainText.of(html));
    }
}
