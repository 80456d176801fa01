package org.ticketkit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Refused.Violation;
import org.ticketkit.ticket.Reply;

class CommandValidationTest {

    private final CommandValidation validation = CommandValidation.standard();
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreTheDefaultLocale() {
        Locale.setDefault(before);
    }

    static List<InvalidCommands.Example> invalid() {
        return InvalidCommands.all();
    }

    @Test
    void T4_a_fit_command_has_no_violations() {
        assertEquals(List.of(), validation.check(InvalidCommands.fit(), Locale.ENGLISH));
        assertEquals(List.of(), validation.check(Reply.to(InvalidCommands.TICKET, "Hello"), Locale.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void T4_all_that_is_wrong_is_said_at_once_sorted_by_path(InvalidCommands.Example example) {
        List<String> said = validation.check(example.command(), Locale.ENGLISH).stream()
                .map(violation -> violation.path() + " " + violation.code())
                .toList();

        assertEquals(example.violations(), said);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void R5_every_violation_is_a_sentence_of_its_own_in_all_four_languages(InvalidCommands.Example example) {
        int count = example.violations().size();
        List<List<String>> byLanguage = Stream.of("en", "de", "fr", "ru")
                .map(language -> validation.check(example.command(), Locale.forLanguageTag(language)).stream()
                        .map(Violation::message)
                        .toList())
                .toList();

        for (int i = 0; i < count; i++) {
            Set<String> different = new TreeSet<>();
            for (List<String> messages : byLanguage) {
                different.add(messages.get(i));
                assertTrue(messages.get(i).matches("\\p{Lu}[^{}$]{5,}"), messages.get(i));
            }
            assertEquals(4, different.size(), different::toString);
        }
    }

    /** Breaks as soon as a command gets a constraint that no example violates. */
    @Test
    void every_constraint_of_every_command_has_an_example() throws Exception {
        Set<String> declared = new TreeSet<>();
        for (Class<?> type : constrainedRecords()) {
            declared.addAll(constraintsOf(type));
        }

        Set<String> shown = new TreeSet<>();
        for (InvalidCommands.Example example : InvalidCommands.all()) {
            for (String violation : example.violations()) {
                String owner = violation.startsWith("content.") ? "Content" : name(example.command());
                shown.add(
                        owner + "." + violation.replaceFirst("^content\\.", "").replaceFirst("\\[.*]", "[]"));
            }
        }
        assertEquals(declared, shown);
        assertTrue(declared.contains("OpenTicket.attributes[] ticketkit.long"), declared::toString);
    }

    @Test
    void R5_the_default_locale_changes_nothing() {
        OpenTicket command = InvalidCommands.all().stream()
                .map(InvalidCommands.Example::command)
                .filter(OpenTicket.class::isInstance)
                .map(OpenTicket.class::cast)
                .reduce((first, last) -> last)
                .orElseThrow();
        Locale.setDefault(Locale.ENGLISH);
        List<Violation> expected = validation.check(command, Locale.FRENCH);
        List<Violation> fallback = validation.check(command, Locale.JAPANESE);
        String large = attachment("a", 1_500_000, Locale.FRENCH);

        for (String other : List.of("ja-JP", "tr-TR", "ar-EG", "de-DE")) {
            Locale.setDefault(Locale.forLanguageTag(other));
            CommandValidation fresh = CommandValidation.standard();
            assertEquals(expected, fresh.check(command, Locale.FRENCH), other);
            assertEquals(fallback, fresh.check(command, Locale.JAPANESE), other);
            assertEquals(large, attachment("a", 1_500_000, Locale.FRENCH), other);
        }
        assertEquals(validation.check(command, Locale.ENGLISH), fallback);
    }

    @Test
    void R5_a_language_falls_back_from_its_region_to_itself_to_English() {
        Claim command = new Claim(null);

        assertEquals("Diese Angabe ist erforderlich.", only(validation.check(command, Locale.forLanguageTag("de-AT"))));
        assertEquals("Это обязательное поле.", only(validation.check(command, Locale.forLanguageTag("ru-KZ"))));
        assertEquals("This is required.", only(validation.check(command, Locale.forLanguageTag("tlh"))));
        assertEquals("This is required.", only(validation.check(command, Locale.ROOT)));
    }

    @Test
    void T4_limits_of_the_desk_are_said_like_those_of_commands() {
        Violation text =
                validation.violation("content.text", "ticketkit.text.long", Map.of("max", 1_048_576L), Locale.ENGLISH);
        assertEquals("content.text", text.path());
        assertEquals("ticketkit.text.long", text.code());
        assertEquals("The message is too long; at most 1\u00a0MiB are allowed.", text.message());

        assertEquals(
                "Die Datei „plan.pdf“ ist zu groß; erlaubt sind höchstens 1.500.000\u00a0Byte.",
                attachment("plan.pdf", 1_500_000, Locale.GERMAN));
        assertEquals(
                "Le fichier «\u00a0plan.pdf\u00a0» est trop volumineux\u00a0; la taille maximale est de 25\u00a0Mio.",
                attachment("plan.pdf", 25 << 20, Locale.CANADA_FRENCH));
        assertEquals(
                "Файл «plan.pdf» слишком большой; допускается не более 512\u00a0КиБ.",
                attachment("plan.pdf", 512 << 10, Locale.forLanguageTag("ru")));
    }

    @Test
    void numbers_in_an_English_sentence_have_Latin_digits_whatever_was_asked_for() {
        assertEquals(
                attachment("a", 1_500_000, Locale.ENGLISH),
                attachment("a", 1_500_000, Locale.forLanguageTag("ar-EG-u-nu-arab")));
    }

    @Test
    void what_an_attribute_says_is_never_read_as_a_placeholder_and_stays_on_one_line() {
        String message = attachment("{max}$1\\${x}\r\nBcc: y" + "z".repeat(9_000), 1 << 20, Locale.ENGLISH);

        assertTrue(message.startsWith("The file “{max}$1\\${x} Bcc: yzzz"), message);
        assertTrue(message.endsWith("at most 1\u00a0MiB are allowed."), message);
        assertTrue(message.length() < 300, message);
    }

    @Test
    void a_code_without_a_sentence_is_refused() {
        Map<String, Object> none = Map.of();
        assertThrows(
                IllegalArgumentException.class,
                () -> validation.violation("x", "ticketkit.nope", none, Locale.ENGLISH));
        assertThrows(IllegalArgumentException.class, () -> validation.violation("x", "size.b", none, Locale.ENGLISH));
    }

    @Test
    void a_hostile_key_of_a_map_is_cut_and_stays_on_one_line_in_the_path() {
        OpenTicket command = OpenTicket.from(InvalidCommands.fit().requester())
                .subject("s")
                .text("t")
                .attribute("a\r\nb" + "\ud83d\ude00".repeat(500), "x")
                .build();

        String path = validation.check(command, Locale.ENGLISH).get(0).path();

        assertTrue(path.matches("attributes\\[a b.{20,62}…]"), path);
        assertFalse(path.contains("\ufffd"));
    }

    @Test
    void a_standard_message_never_leaks_its_placeholders() {
        record Plain(
                @NotNull String name, @DecimalMax("10.5") BigDecimal sum) {}

        List<Violation> said = validation.check(new Plain(null, new BigDecimal("11")), Locale.FRENCH);

        assertEquals(
                List.of(
                        new Violation(
                                "name",
                                "jakarta.validation.constraints.NotNull.message",
                                "Cette valeur n’est pas valide."),
                        new Violation(
                                "sum",
                                "jakarta.validation.constraints.DecimalMax.message",
                                "Cette valeur n’est pas valide.")),
                said);
    }

    @Test
    void the_first_use_from_many_threads_makes_one_validator() throws Exception {
        OwnValidator own = new OwnValidator();
        CommandValidation fresh = CommandValidation.standard();
        int threads = 16;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<List<Object>> use = () -> {
                start.await();
                return List.of(own.validator(), fresh.check(new Claim(null), Locale.GERMAN));
            };
            List<Future<List<Object>>> uses =
                    Stream.generate(() -> pool.submit(use)).limit(threads).toList();
            for (Future<List<Object>> done : uses) {
                assertSame(own.validator(), done.get().get(0));
                assertEquals(uses.get(0).get().get(1), done.get().get(1));
            }
        } finally {
            pool.shutdownNow();
        }
        assertNotEquals(List.of(), fresh.check(new Claim(null), Locale.GERMAN));
    }

    private String attachment(String name, long max, Locale language) {
        return validation
                .violation(
                        "content.attachments[0]",
                        "ticketkit.attachment.large",
                        Map.of("name", name, "max", max),
                        language)
                .message();
    }

    private static String only(List<Violation> violations) {
        assertEquals(1, violations.size());
        return violations.get(0).message();
    }

    private static String name(Object command) {
        return command.getClass().getSimpleName();
    }

    private static List<Class<?>> constrainedRecords() throws Exception {
        Path folder =
                Path.of(Content.class.getResource("Content.class").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .map(file -> load(file.replace(".class", "")))
                    .filter(Class::isRecord)
                    .filter(type -> new OwnValidator()
                            .validator()
                            .getConstraintsForClass(type)
                            .isBeanConstrained())
                    .collect(Collectors.toList());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(Content.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> constraintsOf(Class<?> type) {
        BeanDescriptor bean = new OwnValidator().validator().getConstraintsForClass(type);
        Set<String> found = new TreeSet<>();
        for (PropertyDescriptor property : bean.getConstrainedProperties()) {
            String path = type.getSimpleName() + "." + property.getPropertyName();
            found.addAll(templates(path, property));
            property.getConstrainedContainerElementTypes()
                    .forEach(element -> found.addAll(templates(path + "[]", element)));
        }
        return found;
    }

    private static List<String> templates(String path, ElementDescriptor element) {
        return element.getConstraintDescriptors().stream()
                .map(ConstraintDescriptor::getMessageTemplate)
                .map(template -> path + " " + template.substring(1, template.length() - 1))
                .toList();
    }
}
