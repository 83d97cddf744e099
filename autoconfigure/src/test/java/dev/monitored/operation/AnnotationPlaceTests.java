package dev.monitored.operation;

import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.operation.proxy.MonitoredAdvisor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for where {@link Monitored} is found, and that it is not looked for twice.
 */
class AnnotationPlaceTests {

	@ParameterizedTest
	@ValueSource(classes = { OnMethod.class, OnType.class, OnSuperclass.class, OnMethodOfSuperclass.class,
			OnInterface.class, OnMethodOfInterface.class, OnInterfaceOfInterface.class, OnInterfaceOfSuperclass.class,
			ByAnnotation.class, ByAnnotationOfAnnotation.class, ByRepeatedAnnotation.class })
	void findsTheAnnotationInEachPlace(Class<?> type) {
		assertThat(isDeclared(type)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(classes = { Plain.class, OtherAnnotation.class, OtherRepeatedAnnotation.class })
	void findsNothingInOtherClasses(Class<?> type) {
		assertThat(isDeclared(type)).isFalse();
	}

	@Test
	void findsAnOperationOfAPointcutInAPlainClass() {
		MonitoredContext.runner()
			.withPropertyValues(
					"monitored.operation.pointcuts[0].expression=execution(* *..AnnotationPlaceTests.Plain.*(..))")
			.run((context) -> assertThat(context.getBean(MonitoredAdvisor.class).isDeclared(Plain.class)).isTrue());
	}

	private static boolean isDeclared(Class<?> type) {
		boolean[] declared = new boolean[1];
		MonitoredContext.runner()
			.run((context) -> declared[0] = context.getBean(MonitoredAdvisor.class).isDeclared(type));
		return declared[0];
	}

	public static class Plain {

		public void call() {
		}

	}

	public static class OnMethod {

		@Monitored
		public void call() {
		}

	}

	@Monitored
	public static class OnType extends Plain {

	}

	public static class OnSuperclass extends OnType {

	}

	public static class OnMethodOfSuperclass extends OnMethod {

	}

	@Monitored
	interface Called {

		void call();

	}

	interface CalledMethod {

		@Monitored
		void call();

	}

	interface CalledToo extends Called {

	}

	public static class OnInterface extends Plain implements Called {

	}

	public static class OnMethodOfInterface implements CalledMethod {

		@Override
		public void call() {
		}

	}

	public static class OnInterfaceOfInterface extends Plain implements CalledToo {

	}

	public static class OnInterfaceOfSuperclass extends OnInterface {

	}

	@Monitored
	@Retention(RetentionPolicy.RUNTIME)
	@interface Synonym {

	}

	@Synonym
	@Retention(RetentionPolicy.RUNTIME)
	@interface SynonymOfSynonym {

	}

	@Monitored
	@Repeatable(Many.class)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Each {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Many {

		Each[] value();

	}

	public static class ByAnnotation {

		@Synonym
		public void call() {
		}

	}

	@SynonymOfSynonym
	public static class ByAnnotationOfAnnotation extends Plain {

	}

	public static class ByRepeatedAnnotation {

		@Each
		@Each
		public void call() {
		}

	}

	@Repeatable(Others.class)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Other {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Others {

		Other[] value();

	}

	@Other
	public static class OtherAnnotation extends Plain {

	}

	public static class OtherRepeatedAnnotation {

		@Other
		@Other
		public void call() {
		}

	}

}
