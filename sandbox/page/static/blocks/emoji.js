// Emoji names and the signs they stand for; the commonest ones, the others stay names.

const NAME = /:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/g;
const TONES = ["", "", "\u{1F3FB}", "\u{1F3FC}", "\u{1F3FD}", "\u{1F3FE}", "\u{1F3FF}"];

const TABLE = `
+1 👍 -1 👎 100 💯 1234 🔢 alarm_clock ⏰ alien 👽 ambulance 🚑 anchor ⚓ angry 😠 apple 🍎 arrow_backward ◀️
arrow_down ⬇️ arrow_down_small 🔽 arrow_forward ▶️ arrow_left ⬅️ arrow_lower_left ↙️ arrow_lower_right ↘️
arrow_right ➡️ arrow_right_hook ↪️ arrow_up ⬆️ arrow_up_down ↕️ arrow_up_small 🔼 arrow_upper_left ↖️
arrow_upper_right ↗️ arrows_counterclockwise 🔄 art 🎨 astonished 😲 balloon 🎈 ballot_box_with_check ☑️ bamboo 🎍
bangbang ‼️ bar_chart 📊 bear 🐻 bee 🐝 beer 🍺 beers 🍻 bell 🔔 bicyclist 🚴 bike 🚲 birthday 🎂 black_circle ⚫
black_large_square ⬛ black_small_square ▪️ black_square_button 🔲 blossom 🌼 blue_book 📘 blue_heart 💙 blush 😊
bomb 💣 book 📖 bookmark 🔖 bookmark_tabs 📑 books 📚 boom 💥 bouquet 💐 bow 🙇 brain 🧠 briefcase 💼 broken_heart 💔
bug 🐛 building_construction 🏗️ bulb 💡 bullettrain_side 🚄 bus 🚌 cactus 🌵 cake 🍰 calendar 📅 spiral_calendar_pad 🗓️
camera 📷 candle 🕯️ car 🚗 card_index 📇 card_index_dividers 🗂️ cat 🐱 chart 💹 chart_with_downwards_trend 📉
chart_with_upwards_trend 📈 checkered_flag 🏁 cherry_blossom 🌸 clap 👏 clipboard 📋 clock1 🕐 clock12 🕛 clock3 🕒
clock6 🕕 clock9 🕘 closed_book 📕 cloud ☁️ coffee ☕ cold_sweat 😰 computer 💻 confetti_ball 🎊 confused 😕
construction 🚧 cookie 🍪 cool 🆒 credit_card 💳 crescent_moon 🌙 cross_mark ❌ crossed_fingers 🤞 crown 👑 cry 😢
crystal_ball 🔮 dart 🎯 date 📅 desktop_computer 🖥️ diamond_shape_with_a_dot_inside 💠 disappointed 😞 dizzy 💫 dog 🐶
dollar 💵 dove_of_peace 🕊️ droplet 💧 ear 👂 earth_asia 🌏 earth_americas 🌎 earth_africa 🌍 eight 8️⃣ electric_plug 🔌
email 📧 envelope ✉️ envelope_with_arrow 📩 exclamation ❗ heavy_exclamation_mark ❗ eyeglasses 👓 eyes 👀
face_palm 🤦 face_with_monocle 🧐 face_with_rolling_eyes 🙄 factory 🏭 fast_forward ⏩ file_folder 📁 fire 🔥
fireworks 🎆 first_place_medal 🥇 second_place_medal 🥈 third_place_medal 🥉 fist 👊 five 5️⃣ flag-vn 🇻🇳 flag-gb 🇬🇧
flag-us 🇺🇸 flag-jp 🇯🇵 flag-fr 🇫🇷 flag-de 🇩🇪 flushed 😳 four 4️⃣ four_leaf_clover 🍀 fox_face 🦊 gear ⚙️ gem 💎
ghost 👻 gift 🎁 globe_with_meridians 🌐 golf ⛳ green_apple 🍏 green_book 📗 green_heart 💚 grey_exclamation ❕
grey_question ❔ grimacing 😬 grin 😁 grinning 😀 hammer 🔨 hammer_and_wrench 🛠️ hand ✋ raised_hand ✋ handshake 🤝
hatching_chick 🐣 heart ❤️ heart_eyes 😍 heartbeat 💓 hearts ♥️ heavy_check_mark ✔️ heavy_minus_sign ➖
heavy_multiplication_x ✖️ heavy_plus_sign ➕ herb 🌿 hibiscus 🌺 hospital 🏥 hourglass ⌛ hourglass_flowing_sand ⏳
house 🏠 hugging_face 🤗 hushed 😯 inbox_tray 📥 information_source ℹ️ innocent 😇 joy 😂 key 🔑 keyboard ⌨️
label 🏷️ large_blue_circle 🔵 large_blue_diamond 🔷 large_blue_square 🟦 large_brown_circle 🟤 large_green_circle 🟢
large_green_square 🟩 large_orange_circle 🟠 large_orange_diamond 🔶 large_orange_square 🟧 large_purple_circle 🟣
large_purple_square 🟪 large_red_square 🟥 large_yellow_circle 🟡 large_yellow_square 🟨 laughing 😆 leaves 🍃
ledger 📒 left_right_arrow ↔️ leftwards_arrow_with_hook ↩️ link 🔗 lock 🔒 lotus 🪷 loudspeaker 📢 mag 🔍 mag_right 🔎
mailbox 📫 map 🗺️ maple_leaf 🍁 mega 📣 memo 📝 microphone 🎤 money_with_wings 💸 moneybag 💰 moon 🌔 mountain ⛰️
mount_fuji 🗻 muscle 💪 musical_note 🎵 negative_squared_cross_mark ❎ nerd_face 🤓 neutral_face 😐 new 🆕 newspaper 📰
nine 9️⃣ no_bell 🔕 no_entry ⛔ no_entry_sign 🚫 notebook 📓 ocean 🌊 ok 🆗 ok_hand 👌 one 1️⃣ open_book 📖
open_file_folder 📂 open_mouth 😮 orange_book 📙 orange_heart 🧡 outbox_tray 📤 package 📦 page_facing_up 📄 palm_tree 🌴
paperclip 📎 party_popper 🎉 partying_face 🥳 paw_prints 🐾 pencil ✏️ pencil2 ✏️ lower_left_ballpoint_pen 🖊️ penguin 🐧
pensive 😔 persevere 😣 phone ☎️ pill 💊 pizza 🍕 point_down 👇 point_left 👈 point_right 👉 point_up ☝️ point_up_2 👆
pray 🙏 purple_heart 💜 pushpin 📌 question ❓ rabbit 🐰 radio_button 🔘 rainbow 🌈 raised_hands 🙌 raising_hand 🙋
recycle ♻️ red_circle 🔴 relaxed ☺️ relieved 😌 repeat 🔁 rewind ⏪ rice 🍚 robot_face 🤖 rocket 🚀 rose 🌹
rotating_light 🚨 round_pushpin 📍 runner 🏃 running 🏃 sad 😢 salute 🫡 saluting_face 🫡 satellite 🛰️ scales ⚖️ school 🏫
scissors ✂️ scream 😱 see_no_evil 🙈 seedling 🌱 seven 7️⃣ shield 🛡️ ship 🚢 shrug 🤷 sign_of_the_horns 🤘 six 6️⃣
skull 💀 slightly_frowning_face 🙁 slightly_smiling_face 🙂 small_blue_diamond 🔹 small_orange_diamond 🔸
small_red_triangle 🔺 small_red_triangle_down 🔻 smile 😄 smiley 😃 smirk 😏 smoking 🚬 snail 🐌 snowflake ❄️ sob 😭
soccer ⚽ soon 🔜 sos 🆘 sound 🔉 sparkle ❇️ sparkler 🎇 sparkles ✨ sparkling_heart 💖 speaker 🔈 speech_balloon 💬
star ⭐ star-struck 🤩 star2 🌟 stars 🌠 stopwatch ⏱️ strawberry 🍓 sun_with_face 🌞 sunflower 🌻 sunglasses 😎 sunny ☀️
sunrise 🌅 sweat 😓 sweat_smile 😅 tada 🎉 taxi 🚕 tea 🍵 telephone_receiver 📞 tennis 🎾 tent ⛺ thinking_face 🤔
thermometer 🌡️ thought_balloon 💭 three 3️⃣ thumbsdown 👎 thumbsup 👍 ticket 🎫 tired_face 😫 toolbox 🧰 tools 🛠️ top 🔝
traffic_light 🚥 triangular_flag_on_post 🚩 triangular_ruler 📐 trophy 🏆 turtle 🐢 two 2️⃣ two_hearts 💕 umbrella ☔
unamused 😒 unlock 🔓 up 🆙 upside_down_face 🙃 v ✌️ vertical_traffic_light 🚦 video_camera 📹 waffle 🧇 warning ⚠️
wastebasket 🗑️ watch ⌚ watermelon 🍉 wave 👋 weary 😩 white_check_mark ✅ white_circle ⚪ white_heart 🤍
white_large_square ⬜ white_square_button 🔳 wink 😉 woman-running 🏃‍♀️ world_map 🗺️ worried 😟 wrench 🔧 writing_hand ✍️ x ❌
yellow_heart 💛 yum 😋 zap ⚡ zero 0️⃣ keycap_ten 🔟 zipper_mouth_face 🤐 zzz 💤 black_right_pointing_triangle ▶️
double_vertical_bar ⏸️ black_square_for_stop ⏹️ fast_up_button ⏫ arrow_double_up ⏫ arrow_double_down ⏬ black_heart 🖤
brown_heart 🤎 compass 🧭 jigsaw 🧩 test_tube 🧪 microscope 🔬 telescope 🔭 abacus 🧮 receipt 🧾 ladder 🪜 hook 🪝
file_cabinet 🗄️ bust_in_silhouette 👤 busts_in_silhouette 👥 speaking_head_in_silhouette 🗣️ man-shrugging 🤷‍♂️
woman-shrugging 🤷‍♀️ man-raising-hand 🙋‍♂️ woman-raising-hand 🙋‍♀️ technologist 🧑‍💻 male-technologist 👨‍💻 female-technologist 👩‍💻
heart_hands 🫶 melting_face 🫠 pleading_face 🥺 exploding_head 🤯 zany_face 🤪 shushing_face 🤫 face_with_hand_over_mouth 🤭
`;

const SIGNS = new Map();
TABLE.trim()
  .split(/\s+/)
  .forEach((word, index, all) => index % 2 === 0 && SIGNS.set(word, all[index + 1]));

/** The sign of an emoji name, or undefined. @param {string} name without colons @param {number|string} [tone] 2 to 6 */
export function sign(name, tone) {
  const found = SIGNS.get(name);
  return found && tone ? found.replace(/\uFE0F$/, "") + TONES[Number(tone)] : found;
}

/** The text with known `:names:` as signs. @param {string} text */
export const withSigns = (text) => text.replace(NAME, (whole, name, tone) => sign(name, tone) ?? whole);

/**
 * Text cut at its known `:names:`.
 * @param {string} text
 * @returns {{kind: "text"|"emoji", text: string, name?: string}[]}
 */
export function emojiSplit(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(NAME)) {
    const shown = sign(match[1], match[2]);
    if (!shown) continue;
    if (match.index > from) nodes.push({ kind: "text", text: text.slice(from, match.index) });
    nodes.push({ kind: "emoji", text: shown, name: match[1] });
    from = match.index + match[0].length;
  }
  if (from < text.length) nodes.push({ kind: "text", text: text.slice(from) });
  return nodes;
}
