package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlCleanerTest {

    private final HtmlCleaner cleaner = new HtmlCleaner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"java\u0000script:alert(1)\">x</a>",
                "<svg><script>alert(1)</script></svg>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<style>*{background:url(javascript:alert(1))}</style>",
                "<div style=\"position:fixed\" onclick=alert(1)>x</div>",
                "<iframe src=javascript:alert(1)></iframe>",
                "<form action=javascript:alert(1)><input type=image src=javascript:alert(1)>",
                "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
                "<base href=javascript:alert(1)//><meta http-equiv=refresh content=\"0;javascript:alert(1)\">"
            })
    void M5_nothing_that_runs_survives(String html) {
        String clean = cleaner.clean(html).html().toLowerCase(Locale.ROOT);
        for (String danger : new String[] {
            "<script",
            "onerror=alert",
            "javascript:",
            "<svg",
            "<style",
            "style=",
            "onclick",
            "<iframe",
            "<form",
            "<meta",
            "<base"
        }) {
            assertFalse(clean.replaceAll("title=\"[^\"]*\"", "").contains(danger), clean);
        }
    }

    @Test
    void M5_remote_images_are_replaced_and_flagged_and_own_ones_stay() {
        CleanHtml clean = cleaner.clean(
                "<img src=\"https://track.example/1.gif\" alt=\"logo\"><img src=\"cid:a@b\"><img src=\"//x/y.png\">");
        assertEquals(2, clean.replacedImages());
        assertTrue(clean.hadRemoteImages());
        assertTrue(clean.html().contains("logo"));
        assertTrue(clean.html().contains("src=\"cid:a@b\""));
        assertFalse(clean.html().contains("track.example"));
    }

    @Test
    void M5_what_people_write_stays() {
        CleanHtml clean = cleaner.clean(
                "<p>Hello <b>you</b></p><table><tr><td>1</td></tr></table><a href=\"https://example.org\">x</a>");
        assertTrue(clean.html().contains("<b>you</b>"));
        assertTrue(clean.html().contains("<td>1</td>"));
        assertTrue(clean.html().contains("rel=\"nofollow noopener noreferrer\""));
        assertFalse(clean.hadRemoteImages());
    }

    @Test
    void M5_direction_changing_characters_are_gone_however_they_are_written() {
        assertEquals("ab", cleaner.clean("a&#x202e;\u202Eb").html());
    }

    @Test
    void M3_the_text_of_html_keeps_lines_and_paragraphs() {
        assertEquals(
                "One\n\nTwo\nthree\nfour",
                HtmlText.of("<style>x</style><p>One</p><p>Two<br>three</p><div>four</div>")
                        .replaceAll("\n{2,}four", "\nfour"));
    }
}
