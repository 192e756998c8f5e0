export const dispatch = { title: '' };
