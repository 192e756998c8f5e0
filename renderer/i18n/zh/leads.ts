export const leads = { title: '' };
