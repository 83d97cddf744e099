package dev.monitored.business.bean;

import java.util.Arrays;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;

/**
 * Registers native-image hints for the proxies of meter interfaces, and for the types
 * that they read.
 */
final class MeterInterfaceHints implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
		if (!bean.getBeanName().startsWith(MeterInterfaceBeans.NAME_PREFIX)) {
			return null;
		}
		Class<?> type = bean.getBeanClass();
		return (generation, registration) -> contribute(type, generation.getRuntimeHints());
	}

	private static void contribute(Class<?> type, RuntimeHints hints) {
		hints.proxies().registerJdkProxy(type, AopInfrastructureBean.class);
		Stream<Class<?>> enums = Arrays.stream(type.getMethods())
			.flatMap((method) -> Arrays.stream(method.getParameterTypes()))
			.filter(Class::isEnum);
		Stream.concat(Stream.of(type), enums)
			.forEach((read) -> hints.reflection().registerType(read, MemberCategory.INVOKE_PUBLIC_METHODS));
	}

}
