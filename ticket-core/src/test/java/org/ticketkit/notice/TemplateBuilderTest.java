package org.ticketkit.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.ticket.Misconfigured;

class TemplateBuilderTest {

    @Test
    void all_faults_are_reported_at_once() {
        TemplateBuilder builder = Template.named("greeting", 1)
                .requires("name", "No Name")
                .in(Locale.ENGLISH, "Hello\nBcc: x", "Hello {{nmae}}")
                .in(Locale.GERMAN, "Hallo {{name}}", "{{#name}}");

        String message = assertThrows(Misconfigured.class, builder::build).getMessage();

        assertTrue(message.startsWith("Template greeting#1 cannot work: "), message);
        assertTrue(message.contains("'No Name' is no name"), message);
        assertTrue(message.contains("en: the subject is not one line"), message);
        assertTrue(message.contains("en names [nmae]"), message);
        assertTrue(message.contains("en does not name [No Name, name]"), message);
        assertTrue(message.contains("de: "), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{nmae}}|names [nmae]",
                "{{name.class}}|names [name.class]",
                "{{name.bytes.length}}|names [name.bytes.length]",
                "{{this}}|names [this]",
                "{{.}}|names [.]",
                "{{#name}}{{length}}{{/name}}|names [length]",
                "{{^nope}}x{{/nope}}|names [nope]",
                "{{>secret}}|includes 'secret'",
                "{{<parent}}{{/parent}}|includes 'parent'",
                "{{$block}}{{/block}}|includes 'block'",
                "{{#name}}|en: ",
                "{{/name}}|en: ",
                "{{name|not closed",
                "name}}|not closed"
            })
    void what_cannot_be_said_is_found_before_the_first_notice(String text, String fault) {
        TemplateBuilder builder =
                Template.named("greeting", 1).requires("name").in(Locale.ENGLISH, "Hello {{name}}", text);

        String message = assertThrows(Misconfigured.class, builder::build).getMessage();

        assertTrue(message.contains(fault), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{{name}}}", "{{&name}}", "{{ name }}", "{{! a remark }}{{name}}", "{{^name}}nobody{{/name}}"})
    void the_common_forms_of_a_tag_are_understood(String text) {
        Template template = Template.named("greeting", 1)
                .requires("name")
                .in(Locale.ENGLISH, "Hello", text)
                .build();

        assertEquals(Set.of("name"), template.required());
    }

    @Test
    void a_template_needs_words_a_language_and_no_two_of_one() {
        assertFault(Template.named("greeting", 1), "no words");
        assertFault(Template.named("greeting", 1).in(Locale.ROOT, "Hello", "Hello"), "needs a language");
        assertFault(
                Template.named("greeting", 1)
                        .in(Locale.ENGLISH, "Hello", "Hello")
                        .in(Locale.ENGLISH, "Hi", "Hi"),
                "two wordings");
        assertFault(Template.named("greeting", 1).in(Locale.ENGLISH, " ", "Hello"), "subject");
        assertFault(Template.named("greeting", 1).in(Locale.ENGLISH, "Hello", ""), "text");
        assertFault(Template.named("greeting", 1).in(Locale.ENGLISH, "Hello", "x".repeat(65_537)), "text");
        assertFault(
                Template.named("greeting", 1).requires("name").allows("name").in(Locale.ENGLISH, "{{name}}", "Hello"),
                "both required and allowed");
    }

    @Test
    void every_part_of_the_content_counts_in_the_fingerprint_but_not_its_line_ends() {
        String base = template("a", "b\nc", "de").fingerprint();

        assertEquals(base, template("a", "b\r\nc", "de").fingerprint());
        assertNotEquals(base, template("a2", "b\nc", "de").fingerprint());
        assertNotEquals(base, template("a", "b\nc2", "de").fingerprint());
        assertNotEquals(base, template("a", "b\nc", "de-AT").fingerprint());
        assertNotEquals(
                template("ab", "c", "de").fingerprint(),
                template("a", "bc", "de").fingerprint());
        assertNotEquals(
                Template.named("x", 1)
                        .requires("p")
                        .in(Locale.ENGLISH, "{{p}}", "t")
                        .build()
                        .fingerprint(),
                Template.named("x", 1)
                        .allows("p")
                        .in(Locale.ENGLISH, "{{p}}", "t")
                        .build()
                        .fingerprint());
    }

    private static Template template(String subject, String text, String tag) {
        return Template.named("greeting", 1)
                .in(Locale.forLanguageTag(tag), subject, text)
                .build();
    }

    private static void assertFault(TemplateBuilder builder, String part) {
        String message = assertThrows(Misconfigured.class, builder::build).getMessage();
        assertTrue(message.contains(part), message);
    }
}
