package harm.shop.stock;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * A shelf that needs its label, which needs the shelf.
 */
@Component
class Shelf {

	private @Nullable ShelfLabel label;

	@Autowired
	void setLabel(ShelfLabel label) {
		this.label = label;
	}

	String name() {
		return "shelf";
	}

	String labelled() {
		return (this.label != null) ? this.label.text() : "no label";
	}

}
