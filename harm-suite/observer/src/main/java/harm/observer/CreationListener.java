package harm.observer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * Hears of every bean that Spring creates, and adds no bean for it.
 */
final class CreationListener implements ApplicationStartup {

	private final List<String> beanNames = Collections.synchronizedList(new ArrayList<>());

	@Override
	public StartupStep start(String name) {
		return new Step(name, this.beanNames);
	}

	void addTo(Facts facts) {
		List<String> names = List.copyOf(this.beanNames);
		for (int i = 0; i < names.size(); i++) {
			facts.add(String.format("order %05d", i), names.get(i));
		}
	}

	/**
	 * A step of which only the name of the bean is kept.
	 */
	private record Step(String name, List<String> beanNames) implements StartupStep {

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public long getId() {
			return 0;
		}

		@Override
		public Long getParentId() {
			return 0L;
		}

		@Override
		public StartupStep tag(String key, String value) {
			if (this.name.equals("spring.beans.instantiate") && key.equals("beanName")) {
				this.beanNames.add(value);
			}
			return this;
		}

		@Override
		public StartupStep tag(String key, Supplier<String> value) {
			return this;
		}

		@Override
		public Tags getTags() {
			return Collections::emptyIterator;
		}

		@Override
		public void end() {
		}

	}

}
