"""What a route becomes beside its pages: data, pictures, texts and assets."""
