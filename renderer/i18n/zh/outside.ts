/** 照片附件与外部系统的用语。Words of photographs and of what comes in from other systems. */

export const outsideCommands = {
  evidence: { add: '补充证据' },
};

export const outsideDeeds = {
  evidence: { add: '补充{{kind}} {{file}}' },
};
