// Without it Next goes up the folders and takes the console's own.
export function register() {}
