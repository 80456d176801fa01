package org.ticketkit.architecture.planted;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.ticketkit.architecture.Breaks;

@Breaks("no ambient chance")
final class RollsDice {
    double math() {
        return Math.random();
    }

    Random random() {
        return new Random();
    }

    SplittableRandom splittable() {
        return new SplittableRandom();
    }

    Random ofThisThread() {
        return ThreadLocalRandom.current();
    }

    RandomGenerator generator() {
        return RandomGenerator.getDefault();
    }

    void shuffle(List<String> list) {
        Collections.shuffle(list);
    }
}
