/** A report in the form in which two of them are compared. Made once a report, stored beside the index. */
import { townOfName } from '../address/find-town.ts';
import type { Gazetteer } from '../address/gazetteer.ts';
import { normaliseText } from '../address/normalise.ts';
import { cutArea } from './area.ts';
import { readDoor } from './door.ts';
import { doorText } from './door-text.ts';
import type { Door } from './door.ts';
import { readLatinDoor } from './latin-door.ts';
import type { Matter } from './matter.ts';
import { readMatter } from './matter.ts';
import type { Report } from './report.ts';
import { readName, tradeToldIn } from './shop-name.ts';
import type { ShopName } from './shop-name.ts';
import { soundOf } from './sound.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Profile {
  readonly id: string;
  readonly at: number | null;
  readonly source: string;
  readonly reporter: string;
  readonly townCode: string;
  /** Code the reporting system filed it under, and the name in the address: systems number villages differently. */
  readonly filedVillage: string;
  readonly namedVillage: string;
  readonly door: Door;
  readonly roadSound: string;
  readonly complexSound: string;
  readonly name: ShopName;
  readonly brandSound: string;
  /** Digits without country code. */
  readonly phone: string;
  readonly creditCode: string;
  /** First character of the person to ask for. */
  readonly surname: string;
  readonly matter: Matter;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** What reports are read with. */
export interface Reading {
  readonly vocabulary: Vocabulary;
  /** Names of the hub's own territory; without one, town and village are recognised by their form only. */
  readonly gazetteer?: Gazetteer | undefined;
  /** Town code → short name, cut off in front of shop names. */
  readonly townNames: ReadonlyMap<string, string>;
}

export function profileOf(report: Report, reading: Reading): Profile {
  const { vocabulary, gazetteer } = reading;
  const { address, story } = addressAndStory(report, vocabulary);
  const area = cutArea(normaliseText(doorText(address)), report.townCode, gazetteer);
  const townCode = area.townCode || report.townCode || (gazetteer === undefined ? '' : townOfName(gazetteer, report.name) ?? '');
  const door = HAN.test(address) ? readDoor(area.rest) : readLatinDoor(address);
  const told = normaliseText(story);
  const writtenName = nameText(report.name);
  const places = [normaliseText(reading.townNames.get(townCode) ?? ''), area.village];
  const name = readName(writtenName, places, vocabulary);
  const plot = writtenName === '' ? told : told.replaceAll(writtenName, '');
  const matter = readMatter(report.category, plot, vocabulary);
  const creditCode = normaliseText(report.creditCode).replace(/[^0-9A-Z]/g, '');
  return {
    id: report.id, at: report.at, source: report.source, reporter: report.reporter, townCode,
    filedVillage: report.villageCode, namedVillage: area.village, door, roadSound: soundOf(door.road), complexSound: soundOf(door.complex),
    name: name.trade === '' && name.kind === 'nameless' ? { ...name, trade: tradeToldIn(plot, vocabulary) } : name,
    brandSound: soundOf(name.brand),
    phone: phoneDigits(report.phone.split(/[;；、/]/)[0] ?? ''), creditCode,
    surname: surnameOf(report.contact), matter,
    lon: report.lon, lat: report.lat,
  };
}

const HAN = /\p{Script=Han}/u;
const LATIN_ACCENT = /[\u0300-\u036f]/g;

/** Café → CAFE; a name in another script than Chinese and Latin keeps its letters. */
function nameText(name: string): string {
  const plain = HAN.test(name) ? name : name.normalize('NFD').replace(LATIN_ACCENT, '').normalize('NFKC');
  const text = normaliseText(plain);
  return text === '' ? plain.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '') : text;
}

const LOOKS_LIKE_ADDRESS = /[路街巷港道坊区园场城楼村\d]|(?:[东南西北中]|附近|对面)$/;

/** Call-takers put the address in front of the story when the form has no field for it. */
function addressAndStory({ address, description, name }: Report, { keywords }: Vocabulary): { address: string; story: string } {
  const comma = description.search(/[，,。；;]/);
  if (address.trim() !== '' || comma < 0) return { address, story: description };
  const head = description.slice(0, comma);
  const said = normaliseText(head);
  const isStory = (name !== '' && head.includes(name)) || /正在|发现|涉嫌/.test(said) || keywords.some(({ word }) => said.includes(word));
  if (isStory || !LOOKS_LIKE_ADDRESS.test(said)) return { address, story: description };
  return { address: head, story: description.slice(comma + 1) };
}

/** +86 183-9757-2854 → 18397572854. Shorter than six digits is no phone. */
function phoneDigits(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/^\s*(?:\+|00)\s*86/, '').replace(/\D/g, '');
  return digits.length < 6 ? '' : digits;
}

function surnameOf(contact: string): string {
  return normaliseText(contact).charAt(0);
}
