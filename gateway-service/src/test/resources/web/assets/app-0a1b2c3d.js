document.title = "Finance Report";
