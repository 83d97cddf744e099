package dev.monitored.report;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import org.springframework.aop.interceptor.DebugInterceptor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.NameMatchMethodPointcut;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.monitored.Monitored;

/**
 * Services and controllers with and without objectives.
 */
final class PromisedBeans {

	private PromisedBeans() {
	}

	public static class Inherited {

		public void inherited() {
		}

	}

	@Service
	public static class Orders extends Inherited {

		@Monitored(availability = "99.9%")
		public void place() {
		}

		@Monitored
		public void cancel() {
		}

		public void list() {
		}

		void notPublic() {
		}

		public static void ofTheClass() {
		}

		@Override
		public String toString() {
			return "orders";
		}

	}

	public static class NoService {

		public void work() {
		}

	}

	@Service
	@Monitored(availability = "99.9%")
	public static class Kept {

		public void work() {
		}

	}

	@Service
	public static class LazyService {

		static boolean created;

		LazyService() {
			created = true;
		}

		public void work() {
		}

	}

	static class LazyFactory implements FactoryBean<Orders> {

		static boolean created;

		LazyFactory() {
			created = true;
		}

		@Override
		public Orders getObject() {
			return new Orders();
		}

		@Override
		public Class<?> getObjectType() {
			return Orders.class;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Untouched {

		@Bean
		@Lazy
		LazyService lazyService() {
			return new LazyService();
		}

		@Bean
		@Lazy
		LazyFactory lazyFactory() {
			return new LazyFactory();
		}

	}

	@RestController
	@RequestMapping("/shop")
	public static class Shop {

		@GetMapping("/items")
		public String items() {
			return "items";
		}

		@GetMapping("/items/{id}")
		public String item() {
			return "item";
		}

	}

	@Service
	public static class Many {

		public void m01() {
		}

		public void m02() {
		}

		public void m03() {
		}

		public void m04() {
		}

		public void m05() {
		}

		public void m06() {
		}

		public void m07() {
		}

		public void m08() {
		}

		public void m09() {
		}

		public void m10() {
		}

		public void m11() {
		}

		public void m12() {
		}

		public void m13() {
		}

		public void m14() {
		}

		public void m15() {
		}

		public void m16() {
		}

		public void m17() {
		}

		public void m18() {
		}

		public void m19() {
		}

		public void m20() {
		}

		public void m21() {
		}

		public void m22() {
		}

	}

	public abstract static class Shared {

		public void run() {
		}

	}

	@Service
	@Monitored(availability = "99%")
	public static class Measured extends Shared {

	}

	@Service
	public static class Unmeasured extends Shared {

	}

	public interface Sending {

		void send();

	}

	@Service
	public static class Sender implements Sending {

		@Override
		public void send() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ProxiedByInterfaces {

		@Bean
		static DefaultPointcutAdvisor advisor() {
			NameMatchMethodPointcut pointcut = new NameMatchMethodPointcut();
			pointcut.addMethodName("send");
			return new DefaultPointcutAdvisor(pointcut, new DebugInterceptor());
		}

		@Bean
		Sending sender() {
			return new Sender();
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Misspelt {

		@AliasFor("nowhere")
		String value() default "";

	}

}
