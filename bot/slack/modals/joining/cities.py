"""Big cities that have no time zone of their own name, by the zone they live in."""

from collections.abc import Mapping


def _listed(names: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in names.split(","))


CITIES: Mapping[str, tuple[str, ...]] = {
    zone: _listed(names)
    for zone, names in {
        "Africa/Accra": "Kumasi",
        "Africa/Addis_Ababa": "Dire Dawa",
        "Africa/Cairo": "Alexandria, Giza",
        "Africa/Casablanca": "Rabat, Marrakesh, Marrakech, Fez, Tangier",
        "Africa/Dar_es_Salaam": "Dodoma, Arusha",
        "Africa/Johannesburg": "Cape Town, Pretoria, Durban, Port Elizabeth, Gqeberha, Soweto",
        "Africa/Lagos": "Abuja, Kano, Ibadan, Port Harcourt",
        "Africa/Lubumbashi": "Goma",
        "Africa/Nairobi": "Mombasa, Kisumu",
        "America/Argentina/Buenos_Aires": "La Plata, Rosario",
        "America/Bogota": "Medellín, Cali, Barranquilla, Cartagena",
        "America/Caracas": "Maracaibo, Valencia Venezuela",
        "America/Chicago": "Dallas, Houston, Austin, San Antonio, Minneapolis, St Louis, Saint Louis, Milwaukee, "
        "New Orleans, Nashville, Kansas City, Memphis, Madison, Oklahoma City, Central Time",
        "America/Denver": "Salt Lake City, Albuquerque, Boulder, Colorado Springs, Mountain Time",
        "America/Edmonton": "Calgary",
        "America/Guayaquil": "Quito",
        "America/Halifax": "Nova Scotia, Atlantic Time",
        "America/La_Paz": "Santa Cruz de la Sierra, Sucre",
        "America/Lima": "Arequipa, Cusco",
        "America/Los_Angeles": "San Francisco, San Diego, San Jose, Seattle, Portland, Las Vegas, Sacramento, "
        "Oakland, Palo Alto, Mountain View, Silicon Valley, California, Pacific Time",
        "America/Mexico_City": "Guadalajara, Puebla, León",
        "America/Monterrey": "Nuevo León",
        "America/Montevideo": "Punta del Este",
        "America/New_York": "Boston, Washington DC, Philadelphia, Atlanta, Miami, Orlando, Tampa, Charlotte, "
        "Raleigh, Pittsburgh, Cleveland, Columbus, Cincinnati, Baltimore, Jacksonville, Eastern Time, USA",
        "America/Phoenix": "Tucson, Scottsdale, Arizona",
        "America/Recife": "Olinda",
        "America/Santiago": "Valparaíso, Concepción",
        "America/Sao_Paulo": "Rio de Janeiro, Brasília, Belo Horizonte, Curitiba, Porto Alegre, "
        "Florianópolis, Campinas",
        "America/Toronto": "Ottawa, Montréal, Montreal, Québec, Quebec, Waterloo, Hamilton",
        "America/Vancouver": "Victoria Canada, British Columbia",
        "Asia/Almaty": "Astana, Nur-Sultan",
        "Asia/Baghdad": "Basra, Erbil",
        "Asia/Dhaka": "Chittagong, Chattogram",
        "Asia/Dubai": "Abu Dhabi, Sharjah, UAE, Emirates",
        "Asia/Ho_Chi_Minh": "Hanoi, Saigon, Da Nang",
        "Asia/Hong_Kong": "Kowloon",
        "Asia/Jakarta": "Bandung, Surabaya, Yogyakarta, Medan",
        "Asia/Jerusalem": "Tel Aviv, Haifa",
        "Asia/Karachi": "Lahore, Islamabad, Rawalpindi, Faisalabad",
        "Asia/Kolkata": "Mumbai, Bombay, Delhi, New Delhi, Bangalore, Bengaluru, Hyderabad, Chennai, Madras, Pune, "
        "Ahmedabad, Calcutta, Gurgaon, Gurugram, Noida, Jaipur, Kochi, Lucknow, Indore, Coimbatore, Chandigarh",
        "Asia/Kuala_Lumpur": "Penang, George Town, Johor Bahru, Cyberjaya",
        "Asia/Makassar": "Bali, Denpasar",
        "Asia/Manila": "Quezon City, Makati, Cebu, Davao",
        "Asia/Riyadh": "Jeddah, Mecca, Medina, Dammam",
        "Asia/Seoul": "Busan, Incheon, Daejeon",
        "Asia/Shanghai": "Beijing, Peking, Shenzhen, Guangzhou, Hangzhou, Chengdu, Nanjing, Wuhan, Xi'an, Suzhou, "
        "Tianjin, Chongqing",
        "Asia/Taipei": "Kaohsiung, Hsinchu, Taichung",
        "Asia/Tokyo": "Osaka, Kyoto, Yokohama, Nagoya, Sapporo, Fukuoka, Kobe",
        "Asia/Yekaterinburg": "Chelyabinsk, Perm, Ufa",
        "Australia/Brisbane": "Gold Coast, Cairns, Queensland",
        "Australia/Hobart": "Launceston, Tasmania",
        "Australia/Melbourne": "Geelong, Victoria",
        "Australia/Sydney": "Canberra, Newcastle Australia, Wollongong, New South Wales",
        "Europe/Amsterdam": "Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven, Groningen, Holland",
        "Europe/Athens": "Thessaloniki",
        "Europe/Belgrade": "Novi Sad",
        "Europe/Berlin": "Munich, München, Hamburg, Frankfurt, Cologne, Köln, Stuttgart, Düsseldorf, Leipzig, "
        "Dresden, Hanover, Hannover, Nuremberg, Nürnberg, Bremen, Essen, Dortmund, Karlsruhe, Heidelberg, Bonn, "
        "Deutschland, Central European Time",
        "Europe/Brussels": "Antwerp, Antwerpen, Ghent, Gent, Bruges, Brugge, Leuven",
        "Europe/Bucharest": "Cluj-Napoca, Timișoara, Iași, Brașov",
        "Europe/Budapest": "Debrecen, Szeged",
        "Europe/Copenhagen": "Aarhus, Odense, Aalborg",
        "Europe/Dublin": "Cork, Galway, Limerick",
        "Europe/Helsinki": "Espoo, Tampere, Turku, Oulu",
        "Europe/Istanbul": "Ankara, Izmir, İzmir, Bursa, Antalya, Turkey",
        "Europe/Kyiv": "Kiev, Lviv, Kharkiv, Odesa, Odessa, Dnipro",
        "Europe/Lisbon": "Porto, Braga, Coimbra, Faro",
        "Europe/London": "Manchester, Birmingham, Edinburgh, Glasgow, Leeds, Liverpool, Bristol, Cambridge, "
        "Oxford, Cardiff, Sheffield, Newcastle, Belfast, Nottingham, Brighton, England, Scotland, Wales, "
        "Northern Ireland, United Kingdom, UK, Great Britain",
        "Europe/Ljubljana": "Maribor",
        "Europe/Madrid": "Barcelona, Valencia, Seville, Sevilla, Málaga, Bilbao, Zaragoza, España",
        "Europe/Minsk": "Gomel, Brest",
        "Europe/Moscow": "Saint Petersburg, St Petersburg, Nizhny Novgorod, Kazan, Sochi",
        "Europe/Oslo": "Bergen, Trondheim, Stavanger",
        "Europe/Paris": "Lyon, Marseille, Toulouse, Nice, Nantes, Lille, Bordeaux, Strasbourg, Grenoble, Rennes, "
        "Montpellier",
        "Europe/Prague": "Brno, Ostrava, Plzeň, Czech Republic",
        "Europe/Rome": "Milan, Milano, Turin, Torino, Naples, Napoli, Bologna, Florence, Firenze, Venice, Genoa, "
        "Palermo, Roma, Italia",
        "Europe/Sofia": "Plovdiv, Varna",
        "Europe/Stockholm": "Gothenburg, Göteborg, Malmö, Uppsala, Linköping",
        "Europe/Vienna": "Wien, Graz, Linz, Salzburg, Innsbruck, Österreich",
        "Europe/Vilnius": "Kaunas",
        "Europe/Warsaw": "Kraków, Wrocław, Gdańsk, Poznań, Łódź, Katowice, Warszawa",
        "Europe/Zagreb": "Split, Rijeka",
        "Europe/Zurich": "Geneva, Genève, Basel, Bern, Lausanne, Lucerne, Luzern, Schweiz",
        "Pacific/Auckland": "Wellington, Christchurch, Dunedin, Hamilton New Zealand",
        "Pacific/Honolulu": "Hawaii",
    }.items()
}
"""Countries come from the list that the time zones themselves bring along."""
