package dev.monitored.benchmarks.instrumentation;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;

/**
 * Work behind an interceptor that does nothing.
 */
@Configuration(proxyBeanMethods = false)
@Import(PlainWork.class)
class EmptyConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Advisor emptyAdvisor() {
		return new WorkAdvisor("emptyInterceptor");
	}

	@Bean
	MethodInterceptor emptyInterceptor() {
		return new EmptyInterceptor();
	}

	/**
	 * Does nothing.
	 */
	private static final class EmptyInterceptor implements MethodInterceptor {

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			return invocation.proceed();
		}

	}

}
