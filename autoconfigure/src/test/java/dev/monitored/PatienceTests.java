package dev.monitored;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Tests that {@link Patience} is how tests wait.
 */
class PatienceTests {

	private static final DescribedPredicate<JavaCall<?>> LIMITED_WAIT = DescribedPredicate
		.describe("waits with a time limit of its own", (call) -> {
			boolean isAwaitility = call.getTargetOwner().isEquivalentTo(Awaitility.class)
					|| (call.getTargetOwner().isEquivalentTo(ConditionFactory.class)
							&& call.getName().equals("atMost"));
			boolean isWait = call.getName().matches("get|await|awaitTermination|waitFor|tryAcquire|poll");
			boolean hasUnit = call.getTarget()
				.getRawParameterTypes()
				.stream()
				.anyMatch((type) -> type.isEquivalentTo(TimeUnit.class));
			boolean isBlock = call.getName().startsWith("block") && call.getTarget()
				.getRawParameterTypes()
				.stream()
				.anyMatch((type) -> type.isEquivalentTo(Duration.class));
			return isAwaitility || isWait && hasUnit || isBlock;
		});

	@Test
	void noTestHasAnotherLimit() {
		noClasses().that()
			.doNotBelongToAnyOf(Patience.class)
			.should()
			.callCodeUnitWhere(LIMITED_WAIT)
			.because("a busy machine must not fail a test: wait as Patience does")
			.check(new ClassFileImporter().withImportOption(new OnlyIncludeTests()).importPackages("dev.monitored"));
	}

}
