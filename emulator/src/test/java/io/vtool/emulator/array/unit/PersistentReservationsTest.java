package io.vtool.emulator.array.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersistentReservationsTest {
    private static final Registrant A = new Registrant(1, "iqn.2000-01.com.example:a,i,0x800000000001");
    private static final Registrant B = new Registrant(2, "iqn.2000-01.com.example:b,i,0x800000000002");

    /** Whatever happens, a holder is registered, and the text form brings the same state back. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void statesAreSoundAndSurviveTheirTextForm(long seed) {
        Random random = new Random(seed);
        PersistentReservations state = new PersistentReservations();
        for (int i = 0; i < 3000; i++) {
            step(random, state);
            assertThat(state.type() == null || state.any()).isTrue();
            PersistentReservations copy = new PersistentReservations();
            ReservationText.restore(ReservationText.of(state), copy);
            assertThat(copy.registrations()).isEqualTo(state.registrations());
            assertThat(copy.type()).isEqualTo(state.type());
            assertThat(copy.generation()).isEqualTo(state.generation());
            assertThat(copy.persistent()).isEqualTo(state.persistent());
            copy.powerOn();
            assertThat(copy.registrations()).isEqualTo(state.persistent() ? state.registrations() : Map.of());
            assertThat(copy.type()).isEqualTo(state.persistent() ? state.type() : null);
            ReservationText.restore(ReservationText.of(state), copy);
            assertThat(copy.holds(A)).isEqualTo(state.holds(A));
            assertThat(copy.holds(B)).isEqualTo(state.holds(B));
            assertThat(!state.holds(A) || state.registered(A)).isTrue();
            assertThat(!state.holds(B) || state.registered(B)).isTrue();
        }
    }

    private static void step(Random random, PersistentReservations state) {
        Registrant who = random.nextBoolean() ? A : B;
        ReservationType type = ReservationType.values()[random.nextInt(6)];
        long key = random.nextInt(3);
        long other = random.nextInt(3);
        try {
            switch (random.nextInt(7)) {
                case 0 ->
                    state.register(who, random.nextBoolean() ? key : null, other, List.of(), random.nextBoolean());
                case 1 -> state.reserve(who, key, type);
                case 2 -> state.release(who, key, type);
                case 3 -> state.clear(who, key);
                case 4 -> state.preempt(who, key, other, type);
                case 5 -> state.move(who, key, other, who.equals(A) ? B : A, random.nextBoolean(), true);
                default -> state.register(who, null, other, List.of(A, B), true);
            }
        } catch (CommandFault expected) {
            assertThat(expected.status()).isIn(Status.RESERVATION_CONFLICT, Status.CHECK_CONDITION);
        }
    }

    @Test
    void whatOlderVersionsKeptSurvives() {
        PersistentReservations state = new PersistentReservations();
        ReservationText.restore("1f 5 1 iqn.2000-01.com.example:a,i,0x800000000001\n", state);
        state.powerOn();
        assertThat(state.holds(A)).isTrue();
        assertThat(state.persistent()).isTrue();
    }

    @Test
    void rubbishIsPassedOver() {
        PersistentReservations state = new PersistentReservations();
        ReservationText.restore("x y z\n12 nope 1 name\n\nzz 1 1 name\n1 1 one name\n", state);
        assertThat(state.any()).isFalse();
        assertThat(state.persistent()).isFalse();
    }
}
