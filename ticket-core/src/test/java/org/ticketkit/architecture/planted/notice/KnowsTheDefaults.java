package org.ticketkit.architecture.planted.notice;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.ticketkit.architecture.Breaks;

final class KnowsTheDefaults {

    @Breaks("the facade alone knows the default clock")
    static final class Clock {
        InstantSource clock() {
            return InstantSource.system();
        }
    }

    @Breaks("the facade alone knows the default chance")
    static final class Dice {
        SecureRandom dice() {
            return new SecureRandom();
        }
    }
}
