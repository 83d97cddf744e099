package dev.monitored.cause;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallStatements}.
 */
class CallStatementsTests {

	private static final long ITEMS = 1;

	private static final long ORDERS = 2;

	private static final long MOST = 3;

	private static final Cause PRICING = new Cause("operation", "pricing");

	private final long caller = CallStatements.newCaller();

	private final long inner = CallStatements.newCaller();

	private final long query = CallFrames.newOwner();

	private final List<Long> together = new ArrayList<>();

	@AfterEach
	void leavesNothing() {
		assertThat(CallFrames.depth()).isZero();
	}

	@Test
	void reportsACallThatMakesAStatementOnceTooOften() {
		CallFrames.enter(this.caller, 0);
		for (int times = 0; times < MOST; times++) {
			assertThat(made(7, ITEMS)).isEqualTo(CallStatements.NO_CALLER);
		}
		assertThat(made(7, ITEMS)).isEqualTo(this.caller);
		leave(this.caller);
	}

	@Test
	void reportsACallOnceForATable() {
		CallFrames.enter(this.caller, 0);
		assertThat(reports(7, ITEMS, 100)).isEqualTo(1);
		assertThat(reports(8, ITEMS, 100)).isZero();
		assertThat(reports(9, ORDERS, 100)).isEqualTo(1);
		leave(this.caller);
	}

	@Test
	void comparesStatementsOfOneCallOnly() {
		for (int call = 0; call < 100; call++) {
			CallFrames.enter(this.caller, 0);
			assertThat(reports(7, ITEMS, MOST)).isZero();
			leave(this.caller);
		}
	}

	@Test
	void tellsStatementsApart() {
		CallFrames.enter(this.caller, 0);
		for (int statement = 0; statement < 100; statement++) {
			assertThat(reports(statement, ITEMS, MOST)).isZero();
		}
		leave(this.caller);
	}

	@Test
	void forgetsTheStatementThatWasMadeLeast() {
		CallFrames.enter(this.caller, 0);
		assertThat(reports(1_000, ITEMS, 2)).isZero();
		for (int statement = 0; statement < 100; statement++) {
			assertThat(reports(statement, ITEMS, 1)).isZero();
		}
		assertThat(reports(1_000, ITEMS, 2)).isEqualTo(1);
		leave(this.caller);
	}

	@Test
	void keepsCountingWhereACallWasReportedForManyStatements() {
		CallFrames.enter(this.caller, 0);
		for (int table = 0; table < CallStatements.MOST; table++) {
			assertThat(reports(table, table, 10)).isEqualTo(1);
		}
		assertThat(reports(1_000, 1_000, 10)).as("no place").isZero();
		leave(this.caller);
		CallFrames.enter(this.caller, 0);
		assertThat(reports(1_000, 1_000, 10)).isEqualTo(1);
		leave(this.caller);
	}

	@Test
	void countsForTheCallAroundWhatCallsInItMade() {
		CallFrames.enter(this.caller, 0);
		for (int call = 0; call < 3 * MOST; call++) {
			assertThat(this.together).hasSize((call <= MOST) ? 0 : 1);
			assertThat(inner(1)).isZero();
		}
		assertThat(this.together).containsExactly(this.caller);
		assertThat(reports(7, ITEMS, 100)).as("once for a table").isZero();
		leave(this.caller);
	}

	@Test
	void countsForTheInnermostCallThatMakesTooMany() {
		CallFrames.enter(this.caller, 0);
		for (int call = 0; call < 10; call++) {
			assertThat(inner(MOST + 1)).isEqualTo(1);
		}
		assertThat(reports(7, ITEMS, MOST)).as("those of the calls in it were reported").isZero();
		assertThat(made(7, ITEMS)).isEqualTo(this.caller);
		leave(this.caller);
		assertThat(this.together).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, MOST })
	void countsOneCallWhereBothMakeTheStatement(long before) {
		CallFrames.enter(this.caller, 0);
		assertThat(reports(7, ITEMS, before)).isZero();
		assertThat(inner(MOST + 1)).isEqualTo(1);
		leave(this.caller);
		assertThat(this.together).isEmpty();
	}

	@Test
	void countsTheCallAroundWhereBothTogetherMakeTooMany() {
		CallFrames.enter(this.caller, 0);
		assertThat(reports(7, ITEMS, 1)).isZero();
		assertThat(inner(MOST)).isZero();
		assertThat(this.together).containsExactly(this.caller);
		leave(this.caller);
	}

	@Test
	void looksThroughCallsThatAreNoCallers() {
		CallFrames.enter(this.caller, 0);
		CallFrames.enter(this.query, 1);
		assertThat(reports(7, ITEMS, 2)).isZero();
		leave(this.query);
		assertThat(reports(7, ITEMS, 2)).isEqualTo(1);
		leave(this.caller);
	}

	@Test
	void countsNothingOutsideOfCalls() {
		assertThat(reports(7, ITEMS, 100)).isZero();
		CallFrames.enter(this.query, 1);
		assertThat(reports(7, ITEMS, 100)).isZero();
		leave(this.query);
	}

	@Test
	void countsInTheDeepestCall() {
		for (int depth = 0; depth < CallFrames.MAX_DEPTH; depth++) {
			CallFrames.enter(this.caller, depth);
		}
		assertThat(reports(7, ITEMS, 100)).isEqualTo(1);
		leave(this.caller);
	}

	@Test
	void leavesACallAtOnceThatIsInNoOther() {
		CallFrames.enter(this.caller, 0);
		assertThat(passOn(this.caller)).isTrue();
		assertThat(CallFrames.isInCall()).isFalse();
		assertThat(passOn(this.caller)).isTrue();
	}

	@Test
	void leavesNoCallAtOnceThatIsInAnother() {
		CallFrames.enter(this.caller, 0);
		CallFrames.enter(this.inner, 1);
		assertThat(passOn(this.inner)).isFalse();
		assertThat(CallFrames.depth()).isEqualTo(2);
		leave(this.inner);
		leave(this.caller);
	}

	@Test
	void leavesNoCallAtOnceThatOthersTookTimeOf() {
		CallFrames.enter(this.caller, 0);
		CallFrames.enter(this.query, 1);
		leave(this.query);
		assertThat(passOn(this.caller)).isFalse();
		assertThat(CallFrames.depth()).isOne();
		leave(this.caller);
	}

	private static long made(long statement, long table) {
		return CallStatements.made(statement, table, MOST);
	}

	private int inner(long times) {
		CallFrames.enter(this.inner, 1);
		int reports = reports(7, ITEMS, times);
		leave(this.inner);
		return reports;
	}

	private static int reports(long statement, long table, long times) {
		int reports = 0;
		for (int time = 0; time < times; time++) {
			reports += (made(statement, table) != CallStatements.NO_CALLER) ? 1 : 0;
		}
		return reports;
	}

	private void leave(long owner) {
		passOn(owner);
		CallFrames.leave(owner, (owner == this.caller) ? 0 : 1, 10, PRICING, null);
	}

	private boolean passOn(long owner) {
		return CallStatements.passOn(owner, (owner == this.caller) ? 0 : 1, MOST,
				(caller, table) -> this.together.add(caller));
	}

}
