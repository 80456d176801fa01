package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M3: text that a mail program broke for transport is read as it was written (RFC 3676). */
class FlowedTextTest {

    private static final String FLOWED = "text/plain; format=flowed";

    @Test
    void RFC_3676_section_4_1_lines_that_end_with_a_blank_go_on_in_the_next() {
        assertEquals(
                "`Take some more tea,' the March Hare said to Alice, very earnestly.\n"
                        + "`I've had nothing yet,' Alice replied.\n",
                read(
                        FLOWED,
                        "`Take some more tea,' the March Hare said to Alice, ",
                        "very earnestly.",
                        "`I've had nothing yet,' Alice ",
                        "replied."));
    }

    @Test
    void RFC_3676_section_4_2_one_blank_of_stuffing_is_taken_away() {
        assertEquals(
                "From here\n> not a quotation\n two blanks\n",
                read(FLOWED, " From here", " > not a quotation", "  two blanks"));
    }

    @Test
    void RFC_3676_section_4_3_a_signature_separator_is_never_joined() {
        assertEquals("Bye \n-- \nAnn, at home\n", read(FLOWED, "Bye ", "-- ", "Ann, ", "at home"));
        assertEquals("> -- \n> Bob\n", read(FLOWED, "> -- ", "> Bob"));
    }

    @Test
    void RFC_3676_section_4_5_lines_are_joined_within_the_same_depth_of_quotation_alone() {
        assertEquals(
                "> Thou villainous ill-breeding spongy dizzy-eyed reeky elf-skinned pigeon-egg!\n"
                        + ">> Thou artless swag-bellied milk-livered dismal-dreaming idle-headed scut!\n"
                        + ">>> Thou errant folly-fallen spleeny reeling-ripe unmuzzled ratsbane!\n"
                        + ">>>> Henceforth, the coding style is to be strictly enforced, including the use of only upper case.\n"
                        + ">>>>> I've noticed a lack of adherence to the coding styles, of late.\n"
                        + ">>>>>> Any complaints?\n",
                read(
                        FLOWED,
                        "> Thou villainous ill-breeding spongy dizzy-eyed ",
                        "> reeky elf-skinned pigeon-egg!",
                        ">> Thou artless swag-bellied milk-livered ",
                        ">> dismal-dreaming idle-headed scut!",
                        ">>> Thou errant folly-fallen spleeny reeling-ripe ",
                        ">>> unmuzzled ratsbane!",
                        ">>>> Henceforth, the coding style is to be strictly ",
                        ">>>> enforced, including the use of only upper case.",
                        ">>>>> I've noticed a lack of adherence to the coding ",
                        ">>>>> styles, of late.",
                        ">>>>>> Any complaints?"));
    }

    @Test
    void RFC_3676_section_4_5_a_change_of_depth_ends_a_paragraph_that_says_it_goes_on() {
        assertEquals("> one \nmine \n>> two\n", read(FLOWED, "> one ", "mine ", ">> two"));
    }

    @Test
    void RFC_3676_section_4_the_blank_of_a_broken_line_goes_where_DelSp_says_so() {
        assertEquals("日本語テキスト\n", read(FLOWED + "; DelSp=yes", "日本語 ", "テキスト"));
        assertEquals("日本語 テキスト\n", read(FLOWED + "; delsp=no", "日本語 ", "テキスト"));
        assertEquals("two words\n", read(FLOWED + "; delsp=\"YES\"", "two  ", "words"));
    }

    @Test
    void empty_lines_part_paragraphs_also_in_quotations() {
        assertEquals("a\n\nb\n> c\n>\n> d\n", read(FLOWED, "a", "", "b", "> c", ">", "> d"));
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "text/plain; format=fixed", "text/html; format=flowed"})
    void nothing_else_is_touched(String type) {
        String text = mail(type, "a ", "b").body().plain().orElseGet(() -> "a \nb\n");
        assertEquals("a \nb", text.stripTrailing());
    }

    @Test
    void M12_the_quotation_is_found_in_unwrapped_text() {
        MailBody body = mail(
                        FLOWED,
                        "That did not help, the ",
                        "light is still red.",
                        "",
                        "On 2 March 2026 Bob wrote:",
                        "> Please restart it and ",
                        "> tell us.")
                .body();

        Quotation found = QuotationFinder.ofDefaults().find(body);

        assertEquals("That did not help, the light is still red.", found.newPart(body.text()));
        assertEquals("introduction", found.sign());
    }

    private static String read(String type, String... lines) {
        return mail(type, lines).body().plain().orElseThrow();
    }

    private static ParsedMail mail(String type, String... lines) {
        String raw = "From: ann@home.example\r\nMIME-Version: 1.0\r\nContent-Type: " + type
                + (type.contains("charset") ? "" : "; charset=utf-8") + "\r\n\r\n" + String.join("\r\n", lines)
                + "\r\n";
        return (ParsedMail) MailParser.of(InstantSource.system()).parse(raw.getBytes(StandardCharsets.UTF_8));
    }
}
