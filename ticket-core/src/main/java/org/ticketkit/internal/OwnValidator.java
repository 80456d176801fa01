package org.ticketkit.internal;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.Misconfigured;

/** The validator that is used where the host gives none; made once, when it is first needed, since that takes a while. */
final class OwnValidator {

    private volatile @Nullable Validator validator;

    /** The validator; every thread gets the same. */
    Validator validator() {
        Validator known = validator;
        return known == null ? make() : known;
    }

    private synchronized Validator make() {
        Validator made = validator;
        if (made == null) {
            made = build();
            validator = made;
        }
        return made;
    }

    /** The host's {@code validation.xml} is for the host's validator: it may name what is not there for us. */
    private static Validator build() {
        try {
            return Validation.byDefaultProvider()
                    .configure()
                    .ignoreXmlConfiguration()
                    .messageInterpolator(new Untouched())
                    .buildValidatorFactory()
                    .getValidator();
        } catch (ValidationException e) {
            throw new Misconfigured(
                    "No validation provider could be started; add org.hibernate.validator:hibernate-validator at run time,"
                            + " or give the desk's builder a Validator",
                    e);
        }
    }

    /** Leaves every message as it stands; its sentence is made later, when the language of the call is known. */
    private static final class Untouched implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }
}
