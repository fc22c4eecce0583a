"""Names that people could have where the bigger company has its offices. Any first name goes with any surname."""

from dataclasses import dataclass

from bot.demo.company import BERLIN, KOLKATA, LONDON, NAIROBI, NEW_YORK, SAO_PAULO


@dataclass(frozen=True, slots=True)
class Office:
    """A place of work and the names of the people there, blank-separated."""

    zone: str
    first: str
    last: str

    @property
    def first_names(self) -> list[str]:
        return self.first.split()

    @property
    def last_names(self) -> list[str]:
        return self.last.split()


OFFICES = (
    Office(
        LONDON,
        "Amelia Callum Eleanor Fergus Gwen Harriet Imran Jasmine Kieran Laila Nadia Oliver Rhys Sadia Tom Zara",
        "Ahmed Baker Campbell Davies Evans Fraser Hughes Khan Lewis MacLeod Morgan Patel Reid Shaw Walsh Wright",
    ),
    Office(
        BERLIN,
        "Anneke Can Defne Elif Felix Greta Hannes Ilse Jan Katrin Lukas Marta Nils Paul Selin Wiebke",
        "Aydın Becker Braun Çelik Demir Fischer Huber Kaya Keller Krüger Lehmann Nowak Schäfer Schulz Vogel Wolf",
    ),
    Office(
        NAIROBI,
        "Akinyi Amina Baraka Chege Faith Grace Jabali Kamau Makena Mwende Nafula Otieno Wambui Wanjiru Yusuf Zuri",
        "Barasa Chebet Gathoni Juma Karanja Kimani Koech Maina Mutua Mwangi Njoroge Ochieng Omondi Wafula Wekesa",
    ),
    Office(
        KOLKATA,
        "Aarav Ananya Debjani Farhan Gauri Ishaan Kiran Lakshmi Meera Nikhil Pooja Rahul Saanvi Tanvi Vikram Zoya",
        "Bose Chatterjee Das Desai Ghosh Gupta Iyer Kapoor Khanna Menon Mukherjee Nair Reddy Sen Sharma Singh",
    ),
    Office(
        NEW_YORK,
        "Aaliyah Brandon Camila Deshawn Emily Gabriel Hannah Isaac Jada Kevin Lucia Malik Nora Omar Rachel Tyler",
        "Brooks Carter Cohen Diaz Edwards Foster Goldberg Hernandez Jackson Kim Lopez Nguyen Parker Rivera Stein",
    ),
    Office(
        SAO_PAULO,
        "Ana Bruno Caio Débora Eduardo Fernanda Gustavo Helena Ícaro Júlia Larissa Mateus Natália Otávio Rita Yara",
        "Araújo Barbosa Cardoso Dias Ferreira Gomes Lima Martins Moreira Oliveira Pereira Ramos Rocha Souza Vieira",
    ),
    Office(
        "Europe/Paris",
        "Adèle Bastien Camille Djamila Élise Fatou Gaspard Inès Jules Karim Léa Mathilde Noé Océane Rémi Yasmine",
        "Benali Bernard Chevalier Diallo Dubois Fontaine Girard Haddad Lambert Lefèvre Mercier Moreau Petit Roux",
    ),
    Office(
        "Asia/Tokyo",
        "Aiko Daichi Emi Haruto Hina Kaito Kenji Mai Nanami Ren Sakura Sora Takumi Yui Yuki Yuto",
        "Fujita Hayashi Inoue Ito Kato Kobayashi Matsumoto Mori Nakamura Ogawa Saito Sato Shimizu Tanaka Yamada",
    ),
    Office(
        "Asia/Singapore",
        "Aaron Cheryl Daniel Farah Hui Jia Kavitha Li Mei Nurul Priyanka Ryan Siti Vincent Wei Xin",
        "Abdullah Chua Goh Ho Ismail Koh Lee Lim Ng Ong Pillai Rahman Rajan Tan Teo Wong",
    ),
    Office(
        "Africa/Lagos",
        "Ade Amaka Bisi Chidi Chioma Emeka Folake Ifeoma Kelechi Ngozi Obinna Seun Temi Tunde Uche Zainab",
        "Abubakar Adebayo Afolabi Balogun Bello Eze Ibrahim Musa Nwosu Obi Okafor Okeke Okonkwo Oladipo Usman",
    ),
    Office(
        "America/Mexico_City",
        "Alejandra Andrés Citlali Diego Elena Iker Itzel Javier Lorena Mariana Pablo Renata Rodrigo Sofía Valeria",
        "Aguilar Castillo Cruz Flores Fuentes García Jiménez Mendoza Morales Ortiz Reyes Romero Salazar Torres",
    ),
    Office(
        "Australia/Sydney",
        "Alinta Bronte Charlotte Declan Edie Finn Georgia Hamish Isla Jarrah Lachlan Matilda Ned Poppy Ruby Will",
        "Andersen Bennett Clarke Dimitriou Fletcher Hart Kelly Lawson Marino Murray Papas Quinn Russo Tran Watson",
    ),
)
