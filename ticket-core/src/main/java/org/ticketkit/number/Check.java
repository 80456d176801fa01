package org.ticketkit.number;

/** The check characters that a format can end in; {@link CheckDigits} says what each of them catches. */
enum Check {
    /** ISO 7064 MOD 97-10: the state is the remainder by 97. */
    MOD_97_10(2, "A-Z, 0-9") {
        @Override
        boolean covers(char c) {
            return Alphabet.isDigit(c) || Alphabet.isLetter(c);
        }

        @Override
        int step(int state, char c) {
            return Alphabet.isDigit(c) ? (state * 10 + (c - '0')) % 97 : (state * 100 + (c - 'A' + 10)) % 97;
        }

        @Override
        int value(int state) {
            return 98 - state * 100 % 97;
        }
    },

    /** Damm: the state is the interim digit. */
    DAMM(1, "0-9") {
        @Override
        boolean covers(char c) {
            return Alphabet.isDigit(c);
        }

        @Override
        int step(int state, char c) {
            return DAMM_TABLE.charAt(state * 10 + (c - '0')) - '0';
        }

        @Override
        int value(int state) {
            return state;
        }
    };

    /** The totally anti-symmetric quasigroup of order 10 from H. Michael Damm's thesis (Marburg 2004), row by row. */
    private static final String DAMM_TABLE = "0317598642" + "7092154863" + "4206871359" + "1750983426" + "6123045978"
            + "3674209581" + "5869720134" + "8945362017" + "9438617205" + "2581436790";

    private final int width;
    private final String alphabet;

    Check(int width, String alphabet) {
        this.width = width;
        this.alphabet = alphabet;
    }

    /** How many digits the check has. */
    int width() {
        return width;
    }

    /** The characters that it covers, in words. */
    String alphabet() {
        return alphabet;
    }

    /** Answers whether the check can be computed over this character. */
    abstract boolean covers(char c);

    /** Returns the state after one more character, which the check covers; the first state is 0. */
    abstract int step(int state, char c);

    /** Returns the check that belongs to a state. */
    abstract int value(int state);
}
