package org.ticketkit.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;

class TemplatesTest {

    private static final DefinitionRef RECEIPT = new DefinitionRef("receipt", 1);
    private static final DefinitionRef RECEIVED = new DefinitionRef("received", 1);
    private static final DefinitionRef REPLY = new DefinitionRef("reply", 1);
    private static final DefinitionRef FOLLOW_UP = new DefinitionRef("follow-up", 1);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final Templates templates = Templates.standard();
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreTheDefaultLocale() {
        Locale.setDefault(before);
    }

    private static Map<String, String> everything() {
        Map<String, String> all = new HashMap<>();
        all.put("number", "TK-4711-90");
        all.put("oldNumber", "TK-1234-56");
        all.put("openedAt", "2026-11-02T09:30:15.123456Z");
        all.put("receivedAt", "2026-07-02T21:05:00Z");
        all.put("sinceAt", "2026-10-05T08:00:00Z");
        all.put("subject", "The lamp is dark");
        all.put("queue", "lighting");
        all.put("category", "defect");
        all.put("text", "A new one is on its way.\n\nYours");
        all.put("agentName", "Ann Miller");
        all.put("statusUrl", "https://help.example.org/s/abc?x=1&y=<2>");
        return all;
    }

    private static Map<String, String> without(String... names) {
        Map<String, String> some = everything();
        List.of(names).forEach(some::remove);
        return some;
    }

    @Test
    void R1_a_receipt_says_number_what_was_understood_and_what_happens_next() {
        Words words = templates.render(RECEIPT, everything(), Locale.ENGLISH, BERLIN);

        assertEquals("[TK-4711-90] We have received your request: The lamp is dark", words.subject());
        assertEquals("""
                Hello,

                thank you for your message. We have opened a case for your request.

                Case number: TK-4711-90
                Subject: The lamp is dark
                Team: lighting
                Topic: defect
                Received: November 2, 2026, 10:30 AM (Central European Standard Time)

                What happens next: somebody from our team will look into it and answer you the same way.

                To add something, simply reply to this message and keep the case number in the subject.

                You can follow your case here:
                https://help.example.org/s/abc?x=1&y=<2>
                """, words.text());
    }

    @Test
    void M10_a_receipt_without_the_subject_has_nothing_that_the_sender_wrote() {
        Words words = templates.render(
                RECEIPT, without("subject", "queue", "category", "statusUrl"), Locale.GERMAN, ZoneId.of("Asia/Tokyo"));

        assertEquals("[TK-4711-90] Ihre Anfrage ist eingegangen", words.subject());
        assertEquals("""
                Guten Tag,

                vielen Dank für Ihre Nachricht. Wir haben für Ihre Anfrage einen Vorgang angelegt.

                Vorgangsnummer: TK-4711-90
                Eingegangen: 2. November 2026, 18:30 (Japanische Normalzeit)

                So geht es weiter: Jemand aus unserem Team sieht sich Ihre Anfrage an und antwortet Ihnen auf demselben Weg.

                Wenn Sie etwas ergänzen möchten, antworten Sie einfach auf diese Nachricht und lassen Sie die Vorgangsnummer im Betreff stehen.
                """, words.text());
    }

    @Test
    void R1_a_later_message_is_confirmed_too() {
        Words words = templates.render(RECEIVED, without("statusUrl"), Locale.FRENCH, BERLIN);

        assertEquals("[TK-4711-90] Nous avons bien reçu votre message", words.subject());
        assertEquals("""
                Bonjour,

                Merci, nous avons ajouté votre message au dossier TK-4711-90.

                Reçu\u00a0: 2 juillet 2026, 23:05 (heure d’été d’Europe centrale)

                Notre équipe va le lire et reviendra vers vous. Pour ajouter autre chose, il vous suffit de répondre à ce message.
                """, words.text());
    }

    @Test
    void an_answer_carries_text_number_subject_and_the_agents_name_if_it_is_given() {
        Words words = templates.render(REPLY, everything(), RUSSIAN, BERLIN);

        assertEquals("Re: [TK-4711-90] The lamp is dark", words.subject());
        assertEquals("""
                A new one is on its way.

                Yours

                Ann Miller

                Обращение TK-4711-90. Чтобы ответить, просто ответьте на это сообщение.
                Следить за ходом рассмотрения можно здесь:
                https://help.example.org/s/abc?x=1&y=<2>
                """, words.text());

        String nameless = templates
                .render(REPLY, without("agentName", "statusUrl"), RUSSIAN, BERLIN)
                .text();
        assertEquals("""
                A new one is on its way.

                Yours

                Обращение TK-4711-90. Чтобы ответить, просто ответьте на это сообщение.
                """, nameless);
    }

    @Test
    void L5_a_follow_up_names_the_old_and_the_new_case() {
        for (Locale language : StandardTemplates.LANGUAGES) {
            Words words = templates.render(FOLLOW_UP, everything(), language, BERLIN);
            assertTrue(words.subject().startsWith("[TK-4711-90] "), words.subject());
            assertTrue(words.text().contains(" TK-1234-56 "), words.text());
            assertTrue(words.text().contains(" TK-4711-90\n"), words.text());
        }
    }

    @Test
    void R5_the_standard_templates_speak_four_languages_and_say_the_same_things_in_each() {
        assertEquals(6, templates.all().size());
        for (Template template : templates.all()) {
            assertEquals(Set.of("de", "en", "fr", "ru"), tags(template));
            Set<String> different = new TreeSet<>();
            for (Locale language : template.languages()) {
                Words full = templates.render(template.ref(), everything(), language, BERLIN);
                different.add(full.text());
                assertFalse((full.subject() + full.text()).matches("(?s).*(\\{\\{|}}|\ufffd|Ã|Ð).*"), full::toString);
                for (String name : template.required()) {
                    if (!name.endsWith("At")) {
                        assertTrue(
                                (full.subject() + full.text())
                                        .contains(everything().get(name)),
                                name);
                    }
                }
            }
            assertEquals(4, different.size());
        }
    }

    @Test
    void R5_instants_are_told_in_the_readers_zone_and_language_with_the_zone_named() {
        assertEquals("2. Juli 2026, 23:05 (Mitteleuropäische Sommerzeit)", received(Locale.GERMAN, BERLIN));
        assertEquals("2 July 2026, 22:05 (British Summer Time)", received(Locale.UK, ZoneId.of("Europe/London")));
        assertEquals(
                "July 2, 2026, 5:05 PM (Eastern Daylight Time)", received(Locale.US, ZoneId.of("America/New_York")));
        assertEquals("2 июля 2026 г., 21:05 (Всемирное координированное время)", received(RUSSIAN, ZoneOffset.UTC));
        assertEquals("3. Juli 2026, 02:50 (+05:45)", received(Locale.GERMAN, ZoneId.of("+05:45")));
    }

    @Test
    void R5_a_reader_of_another_language_gets_English_words_with_English_dates() {
        String arabic = received(Locale.forLanguageTag("ar-EG-u-nu-arab"), BERLIN);

        assertEquals("July 2, 2026, 11:05 PM (Central European Summer Time)", arabic);
    }

    @Test
    void R5_the_defaults_of_the_machine_change_nothing() {
        Words expected = templates.render(RECEIPT, everything(), Locale.FRENCH, BERLIN);
        Words fallback = templates.render(RECEIPT, everything(), Locale.ROOT, BERLIN);

        for (String other : List.of("ja-JP", "tr-TR", "th-TH-u-ca-buddhist-nu-thai", "de-DE")) {
            Locale.setDefault(Locale.forLanguageTag(other));
            Templates fresh = Templates.standard();
            assertEquals(expected, fresh.render(RECEIPT, everything(), Locale.FRENCH, BERLIN), other);
            assertEquals(fallback, fresh.render(RECEIPT, everything(), Locale.ROOT, BERLIN), other);
        }
    }

    @Test
    void R5_a_language_falls_back_from_its_region_to_itself_to_the_default() {
        Template vienna = Template.named("greeting", 1)
                .in(Locale.ENGLISH, "Hello", "Hello")
                .in(Locale.GERMAN, "Guten Tag", "Guten Tag")
                .in(Locale.forLanguageTag("de-AT"), "Grüß Gott", "Grüß Gott")
                .build();
        Templates more = templates.with(vienna);

        assertEquals("Grüß Gott", subject(more, "de-AT"));
        assertEquals("Grüß Gott", subject(more, "de-AT-1996-u-co-phonebk"));
        assertEquals("Guten Tag", subject(more, "de-CH"));
        assertEquals("Guten Tag", subject(more, "de"));
        assertEquals("Hello", subject(more, "ja-JP-u-ca-japanese"));
        assertEquals("Hello", subject(more, "und"));
        assertEquals("Guten Tag", subject(more.withDefaultLanguage(Locale.GERMAN), "und"));
        assertEquals("Hello", subject(more.withDefaultLanguage(Locale.GERMAN), "en-NZ"));
    }

    @Test
    void line_ends_and_controls_never_get_into_the_subject_nor_out_of_their_line_in_the_text() {
        Map<String, String> hostile = everything();
        hostile.put("subject", "Hi\r\nBcc: all@example.org\u2028x\u0085y\u0000z");
        hostile.put("agentName", "Ann\r\n\r\nSend your password to ann@example.net");

        Words words = templates.render(REPLY, hostile, Locale.ENGLISH, BERLIN);

        assertEquals("Re: [TK-4711-90] Hi Bcc: all@example.org x y z", words.subject());
        assertTrue(words.text().contains("\nAnn Send your password to ann@example.net\n"), words.text());
    }

    @Test
    void a_parameter_is_text_and_never_a_template() {
        Map<String, String> hostile = everything();
        hostile.put("text", "{{number}} {{{class}}} {{#subject}} <b>&amp;</b> ${x} {{text.class.name}}\r\nsecond\0");
        hostile.put("subject", "{{text}}");

        Words words = templates.render(REPLY, hostile, Locale.ENGLISH, BERLIN);

        assertEquals("Re: [TK-4711-90] {{text}}", words.subject());
        assertTrue(
                words.text()
                        .startsWith(
                                "{{number}} {{{class}}} {{#subject}} <b>&amp;</b> ${x} {{text.class.name}}\nsecond\n"),
                words.text());
    }

    @Test
    void a_subject_is_bounded_and_never_cut_within_a_character() {
        Map<String, String> much = everything();
        much.put("subject", "\ud83d\ude00".repeat(5_000));

        String subject = templates.render(REPLY, much, Locale.ENGLISH, BERLIN).subject();

        assertTrue(subject.length() <= Words.MAX_SUBJECT && subject.length() > 990, () -> "" + subject.length());
        assertTrue(subject.endsWith("\ud83d\ude00…"), subject);
    }

    @Test
    void a_missing_parameter_or_an_instant_that_is_none_is_named() {
        Map<String, String> bad = everything();
        bad.put("openedAt", "yesterday");

        assertMentions("text is missing", () -> templates.render(REPLY, without("text"), Locale.ENGLISH, BERLIN));
        assertMentions("openedAt is no instant", () -> templates.render(RECEIPT, bad, Locale.ENGLISH, BERLIN));
        Misconfigured unknown = assertThrows(
                Misconfigured.class,
                () -> templates.render(new DefinitionRef("reply", 9), everything(), Locale.ENGLISH, BERLIN));
        assertTrue(unknown.getMessage().contains("reply#9"), unknown.getMessage());
    }

    @Test
    void the_same_version_with_another_content_is_refused_and_with_the_same_is_taken() {
        Template first = greeting("Hello {{name}}");
        Template again = greeting("Hello {{name}}");
        Template other = greeting("Hi {{name}}");

        assertEquals(first.fingerprint(), again.fingerprint());
        assertTrue(first.fingerprint().matches("[0-9a-f]{64}"));
        assertEquals(7, templates.with(first).with(again).all().size());
        Misconfigured refused =
                assertThrows(Misconfigured.class, () -> templates.with(first).with(other));
        assertTrue(refused.getMessage().contains("greeting#1"), refused.getMessage());
    }

    @Test
    void a_host_gives_the_desk_other_words_by_a_higher_version() {
        Template words = Template.named("received", 2)
                .requires("number")
                .in(Locale.ENGLISH, "{{number}}", "We have it.")
                .build();

        Templates more = templates.with(words);

        assertEquals(new DefinitionRef("received", 2), more.newest("received").orElseThrow());
        assertEquals(
                "TK-4711-90",
                more.render(words.ref(), everything(), RUSSIAN, BERLIN).subject());
        assertEquals(RECEIVED, templates.newest("received").orElseThrow());
        assertTrue(templates.newest("nothing").isEmpty());
    }

    @Test
    void words_that_count_on_what_the_desk_does_not_give_are_refused_at_the_start() {
        Template greedy = Template.named("received", 2)
                .requires("number", "statusUrl")
                .allows("subject")
                .in(Locale.ENGLISH, "{{number}}", "{{statusUrl}} {{subject}}")
                .build();

        Misconfigured refused = assertThrows(Misconfigured.class, () -> templates.with(greedy));

        assertTrue(refused.getMessage().contains("[statusUrl, subject]"), refused.getMessage());
    }

    @Test
    void a_template_without_the_default_language_is_refused_at_the_start() {
        Template german = Template.named("greeting", 1)
                .in(Locale.GERMAN, "Guten Tag", "Guten Tag")
                .build();

        assertThrows(Misconfigured.class, () -> templates.with(german));
        assertEquals(
                "Guten Tag",
                subject(templates.withDefaultLanguage(Locale.GERMAN).with(german), "fr"));
        assertThrows(Misconfigured.class, () -> templates.withDefaultLanguage(Locale.ITALIAN));
    }

    private String received(Locale language, ZoneId zone) {
        return templates
                .render(RECEIVED, everything(), language, zone)
                .text()
                .lines()
                .filter(line -> line.contains(" 2026"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^[^:]*: ", "");
    }

    private static String subject(Templates templates, String tag) {
        return templates
                .render(new DefinitionRef("greeting", 1), Map.of(), Locale.forLanguageTag(tag), BERLIN)
                .subject();
    }

    private static Template greeting(String subject) {
        return Template.named("greeting", 1)
                .requires("name")
                .in(Locale.ENGLISH, subject, "Hello")
                .build();
    }

    private static Set<String> tags(Template template) {
        Set<String> tags = new TreeSet<>();
        template.languages().forEach(language -> tags.add(language.toLanguageTag()));
        return tags;
    }

    private static void assertMentions(String part, org.junit.jupiter.api.function.Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }
}
