package dev.monitored.business.shop;

import io.micrometer.core.aop.MeterTag;

import dev.monitored.business.CounterMeter;
import dev.monitored.business.MeterInterface;

/**
 * Meters that only their package sees.
 */
@MeterInterface
interface HiddenMeters {

	@CounterMeter(value = "visits.ended", description = "Visits that ended")
	void visitEnded(@MeterTag("bought") boolean bought, @MeterTag("reason") Reason reason);

	default void visitLeft() {
		visitEnded(false, Reason.LEFT);
	}

	enum Reason {

		LEFT, TIMED_OUT

	}

}
