package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Whatever people write goes out whole and stays where it belongs. */
class OutgoingTextProperties {

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> wild = Arbitraries.strings().ofMaxLength(300);
        Arbitrary<String> ascii = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("= \t\n\r.")
                .ofMaxLength(2_000);
        Arbitrary<String> pieces = Arbitraries.of(
                        "> ",
                        ">",
                        "\n",
                        "\r\n",
                        "\r",
                        "  ",
                        "http://x.example/",
                        "https://",
                        "<b>",
                        "&amp;",
                        "\"",
                        "'",
                        "=",
                        "ä",
                        "Ж",
                        "\ud83d\ude00",
                        "\u2028",
                        ".",
                        "\n.\n",
                        "From ",
                        "x".repeat(1_000),
                        "javascript:alert(1)",
                        "=?UTF-8?Q?x?=")
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
        return Arbitraries.oneOf(wild, ascii, pieces).map(OutgoingTextProperties::wellFormed);
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Property
    void M14_an_encoded_text_is_ascii_in_short_lines_and_comes_back_whole(@ForAll("texts") String text)
            throws Exception {
        TransferText body = TransferText.of(text);

        assertTrue(body.lines().chars().allMatch(c -> c == '\r' || c == '\n' || c == '\t' || (c >= ' ' && c <= '~')));
        assertTrue(List.of(body.lines().split("\r\n", -1)).stream().allMatch(line -> line.length() <= 900));
        assertFalse(body.lines().replace("\r\n", "").matches("(?s).*[\r\n].*"));
        String back = new String(
                MimeUtility.decode(
                                new ByteArrayInputStream(body.lines().getBytes(StandardCharsets.US_ASCII)),
                                body.encoding())
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String expected = text.replace("\r\n", "\n").replace('\r', '\n');
        assertEquals(expected, back.replace("\r\n", "\n"));
    }

    @Property
    void M14_a_subject_comes_back_whole_from_lines_of_76(@ForAll("texts") String text) throws Exception {
        String line = text.replaceAll("[\\p{Cc}\u2028\u2029]", "");
        String subject = HeaderText.checked("subject", line);
        String value = HeaderText.unstructured(subject, "Subject".length());

        assertTrue(value.chars().allMatch(c -> c == '\r' || c == '\n' || (c >= ' ' && c <= '~')), value);
        String[] lines = ("Subject: " + value).split("\r\n", -1);
        for (int i = 0; i < lines.length; i++) {
            assertTrue(lines[i].length() <= 76, lines[i]);
            assertTrue(i == 0 || (lines[i].startsWith(" ") && !lines[i].isBlank()), lines[i]);
            assertFalse(lines[i].matches(".*[\r\n].*"), lines[i]);
        }
        assertEquals(subject, MimeUtility.decodeText(MimeUtility.unfold(value)));
    }

    @Property
    void M14_html_says_what_the_text_says_and_has_no_element_of_the_writers(@ForAll("texts") String text) {
        Document html = Jsoup.parse(HtmlLetter.of(text, Locale.GERMAN));

        for (Element element : html.getAllElements()) {
            assertTrue(
                    List.of("#root", "html", "head", "meta", "body", "p", "br", "a", "blockquote")
                            .contains(element.tagName()),
                    element.tagName());
        }
        assertTrue(html.select("a").stream()
                .allMatch(link -> link.attr("href").matches("(?i)https?://.*")
                        && link.attributes().size() == 1));
        assertEquals(words(unquoted(text)), words(html.wholeText()));
    }

    /** Without the mark of a quoted line, which becomes an element. */
    private static String unquoted(String text) {
        return text.lines()
                .map(line -> line.startsWith(">") ? line.substring(1) : line)
                .collect(Collectors.joining());
    }

    /** Without blanks and what HTML cannot carry. */
    private static String words(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c >= ' ' && c != 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Property
    void M14_an_address_is_refused_or_safe_to_send_even_cut_to_low_bytes(@ForAll String local, @ForAll String domain) {
        try {
            OutgoingAddress address = OutgoingAddress.of(local + "@" + domain);
            assertSafe(address.toString());
        } catch (Unsendable e) {
            assertFalse(e.reason().isEmpty());
        }
    }

    @Property
    void M14_an_address_with_a_stranger_inside_is_refused_or_safe(@ForAll char stranger, @ForAll boolean inDomain) {
        String address = inDomain ? "ann@ho" + stranger + "me.example" : "a" + stranger + "nn@home.example";
        try {
            assertSafe(OutgoingAddress.of(address).toString());
        } catch (Unsendable e) {
            assertFalse(e.reason().contains(address));
        }
    }

    private static final Pattern BREAKS = Pattern.compile("[\\x00-\\x1f<> ]");

    private static void assertSafe(String address) {
        assertFalse(BREAKS.matcher(address.replaceAll("^\".*\"@", "x@")).find(), address);
        assertTrue(
                address.chars().noneMatch(c -> (c & 0xff) == 0 || (c & 0xff) == '\r' || (c & 0xff) == '\n'), address);
        assertEquals(address, wellFormed(address));
    }
}
