package org.ticketkit.internal;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Refused.Violation;

/**
 * Checks a command as a whole and names all that is wrong with it at once, in the language of the call (rule T4).
 *
 * <p>The constraints stand on the commands; each carries a message template such as <code>{ticketkit.missing}</code>, which
 * is the violation's stable code and the key of its sentence. Sentences are rendered here and never by the validator,
 * so they neither need an expression language nor know the JVM's default locale. Safe for use by many threads.
 */
public final class CommandValidation {

    private static final Comparator<Violation> BY_PATH =
            Comparator.comparing(Violation::path).thenComparing(Violation::code).thenComparing(Violation::message);

    private final Sentences sentences = new Sentences();
    private final OwnValidator own = new OwnValidator();
    private final @Nullable Validator host;

    private CommandValidation(@Nullable Validator host) {
        this.host = host;
    }

    /** Checks with the validator that the validation API finds, made when it is first needed. */
    public static CommandValidation standard() {
        return new CommandValidation(null);
    }

    /** Checks with the host's validator; codes and sentences of our constraints stay ours. */
    public static CommandValidation with(Validator host) {
        return new CommandValidation(host);
    }

    /**
     * Returns all that is wrong with {@code command}, sorted by path; empty when it is fit.
     *
     * @throws Misconfigured when no validation provider is found, or the host's validator fails on a command that is fit
     */
    public List<Violation> check(Object command, Locale language) {
        return validate(command).stream()
                .map(violation -> translate(violation, language))
                .distinct()
                .sorted(BY_PATH)
                .toList();
    }

    /**
     * A violation of a limit that depends on the desk's settings, said as a violated constraint would be.
     *
     * @param attributes what the sentence names, for example {@code max}
     * @throws IllegalArgumentException when there is no sentence for {@code code}
     */
    public Violation violation(String path, String code, Map<String, Object> attributes, Locale language) {
        if (!sentences.has(code)) {
            throw new IllegalArgumentException("there is no sentence for the code '" + code + "'");
        }
        return new Violation(path, code, sentences.say(code, attributes, language));
    }

    private Set<ConstraintViolation<Object>> validate(Object command) {
        if (host == null) {
            return own.validator().validate(command);
        }
        try {
            return host.validate(command);
        } catch (RuntimeException failure) {
            return validateAgain(command, failure);
        }
    }

    /**
     * A host's validator renders messages that we do not need, and may throw when it does not know our keys. The command is wrong
     * then, and ours says how. If ours finds nothing, the host's failed for a reason that must not pass as "valid".
     */
    private Set<ConstraintViolation<Object>> validateAgain(Object command, RuntimeException failure) {
        Set<ConstraintViolation<Object>> found = own.validator().validate(command);
        if (found.isEmpty()) {
            throw new Misconfigured(
                    "The given Validator failed on a " + command.getClass().getSimpleName()
                            + " in which nothing is wrong; mend it, or leave it out of the desk's builder",
                    failure);
        }
        return found;
    }

    private Violation translate(ConstraintViolation<?> violation, Locale language) {
        String path = Paths.write(violation.getPropertyPath());
        String template = violation.getMessageTemplate();
        boolean keyed = template.startsWith("{") && template.endsWith("}");
        String code = keyed ? template.substring(1, template.length() - 1) : Sentences.INVALID;
        if (sentences.has(code) && keyed) {
            Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
            return new Violation(path, code, sentences.say(code, attributes, language));
        }
        return new Violation(path, code, foreignMessage(violation, language));
    }

    /** What a constraint of the host's own says, unless that was not rendered: a caller never sees a raw placeholder. */
    private String foreignMessage(ConstraintViolation<?> violation, Locale language) {
        String message = violation.getMessage();
        boolean rendered = host != null && message != null && !message.isBlank() && !message.contains("{");
        return rendered ? message : sentences.say(Sentences.INVALID, Map.of(), language);
    }
}
