package harm.shop.cart;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/**
 * The pages that a customer saw.
 */
interface Visit {

	void see(String page);

	List<String> pages();

	/**
	 * A visit that is known by its interface only.
	 */
	@Component("visit")
	@Scope(scopeName = WebApplicationContext.SCOPE_SESSION, proxyMode = ScopedProxyMode.INTERFACES)
	class SessionVisit implements Visit, Serializable {

		private static final long serialVersionUID = 1;

		private final List<String> pages = new ArrayList<>();

		@Override
		public void see(String page) {
			this.pages.add(page);
		}

		@Override
		public List<String> pages() {
			return this.pages;
		}

	}

}
