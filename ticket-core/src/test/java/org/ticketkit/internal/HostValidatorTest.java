package org.ticketkit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Refused.Violation;

class HostValidatorTest {

    private static final List<Violation> EXPECTED =
            List.of(new Violation("ticket", "ticketkit.missing", "Diese Angabe ist erforderlich."));

    @Test
    void our_violations_carry_our_codes_and_sentences_whatever_the_host_makes_of_them() {
        Validator host = hostThatRenders(template -> "HOST SAYS " + template);

        assertEquals(EXPECTED, CommandValidation.with(host).check(new Claim(null), Locale.GERMAN));
    }

    @Test
    void a_constraint_of_the_hosts_own_says_what_the_host_says_in_so_far_as_it_was_rendered() {
        record Own(
                @Size(max = 1, message = "{acme.short}") String a,
                @Size(max = 1, message = "far too long") String b) {}
        Own bad = new Own("xx", "yy");

        Validator renders = hostThatRenders(template -> template.equals("{acme.short}") ? "kurz bitte" : template);
        assertEquals(
                List.of(
                        new Violation("a", "acme.short", "kurz bitte"),
                        new Violation("b", "ticketkit.invalid", "far too long")),
                CommandValidation.with(renders).check(bad, Locale.GERMAN));

        Validator rawest = hostThatRenders(UnaryOperator.identity());
        assertEquals(
                new Violation("a", "acme.short", "Dieser Wert ist nicht gültig."),
                CommandValidation.with(rawest).check(bad, Locale.GERMAN).get(0));
    }

    @Test
    void a_host_whose_interpolator_throws_on_our_keys_still_gets_all_violations() {
        Validator host = hostThatRenders(template -> {
            throw new IllegalStateException("no message for " + template);
        });

        assertThrows(ValidationException.class, () -> host.validate(new Claim(null)));
        assertEquals(EXPECTED, CommandValidation.with(host).check(new Claim(null), Locale.GERMAN));
        assertEquals(List.of(), CommandValidation.with(host).check(InvalidCommands.fit(), Locale.GERMAN));
    }

    @Test
    void a_host_whose_validator_fails_on_a_fit_command_is_told_so() {
        IllegalStateException cause = new IllegalStateException("broken");
        Validator broken = (Validator) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Validator.class}, (proxy, method, arguments) -> {
                    throw cause;
                });

        Misconfigured failure = assertThrows(
                Misconfigured.class, () -> CommandValidation.with(broken).check(InvalidCommands.fit(), Locale.ENGLISH));

        assertSame(cause, failure.getCause());
        assertTrue(failure.getMessage().contains("OpenTicket"), failure.getMessage());
    }

    @Test
    void a_fit_command_is_checked_by_the_hosts_validator_alone() {
        int[] calls = {0};
        Validator real = hostThatRenders(UnaryOperator.identity());
        Validator counting = (Validator) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Validator.class}, (proxy, method, arguments) -> {
                    calls[0]++;
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });

        assertEquals(List.of(), CommandValidation.with(counting).check(InvalidCommands.fit(), Locale.ENGLISH));
        assertEquals(1, calls[0]);
    }

    private static Validator hostThatRenders(UnaryOperator<String> rendering) {
        MessageInterpolator interpolator = new MessageInterpolator() {
            @Override
            public String interpolate(String template, Context context) {
                return rendering.apply(template);
            }

            @Override
            public String interpolate(String template, Context context, Locale locale) {
                return rendering.apply(template);
            }
        };
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(interpolator)
                .buildValidatorFactory()
                .getValidator();
    }
}
