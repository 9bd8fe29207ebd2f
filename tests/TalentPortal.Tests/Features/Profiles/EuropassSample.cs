namespace TalentPortal.Tests.Features.Profiles;

/// <summary>A Europass of nobody that uses what a record has a place for, in the ways real files write it, and much that it has none for.</summary>
internal static class EuropassSample
{
    public const string Candidate =
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <!-- Comments are nothing that is told. -->
        <Candidate xsi:schemaLocation="http://www.europass.eu/1.0 Candidate.xsd" xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9" xmlns:eures="http://www.europass_eures.eu/1.0" xmlns:hr="http://www.hr-xml.org/3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <hr:DocumentID schemeID="Test-0001" schemeName="DocumentIdentifier" schemeAgencyName="EUROPASS" schemeVersionID="4.0">7a1c</hr:DocumentID>
          <CandidateSupplier>
            <hr:PartyID schemeID="Test-0001" schemeName="PartyID" schemeAgencyName="EUROPASS">7a1d</hr:PartyID>
            <hr:PartyName>Owner</hr:PartyName>
            <PersonContact><PersonName><oa:GivenName>Ana Rita</oa:GivenName><hr:FamilyName>Costa</hr:FamilyName></PersonName></PersonContact>
            <hr:PrecedenceCode>1</hr:PrecedenceCode>
          </CandidateSupplier>
          <CandidatePerson>
            <PersonName><oa:GivenName>Ana Rita</oa:GivenName><hr:FamilyName>Costa</hr:FamilyName></PersonName>
            <Communication><ChannelCode>Email</ChannelCode><oa:URI>ana.costa@example.org</oa:URI></Communication>
            <Communication><ChannelCode>Telephone</ChannelCode><UseCode>mobile</UseCode><CountryDialing>351</CountryDialing><oa:DialNumber>210 000 000</oa:DialNumber><CountryCode>pt</CountryCode></Communication>
            <Communication><ChannelCode>Web</ChannelCode><oa:URI>https://example.org/ana</oa:URI></Communication>
            <Communication><UseCode>home</UseCode><Address type="home"><oa:AddressLine>1 Example Street</oa:AddressLine><oa:CityName>Porto</oa:CityName><CountryCode>pt</CountryCode><oa:PostalCode>4000-001</oa:PostalCode></Address></Communication>
            <NationalityCode>pt</NationalityCode>
            <hr:BirthDate>1987-08-05</hr:BirthDate>
            <GenderCode>female</GenderCode>
            <PrimaryLanguageCode name="NORMAL">por</PrimaryLanguageCode>
            <PrimaryLanguageCode name="FREE_TEXT">Mirandese</PrimaryLanguageCode>
          </CandidatePerson>
          <CandidateProfile languageCode="pt">
            <hr:ID/>
            <hr:ExecutiveSummary>&lt;p&gt;Optics &amp;amp; lasers.&lt;/p&gt;&lt;p&gt;Ten years &lt;strong&gt;in industry&lt;/strong&gt;.&lt;/p&gt;</hr:ExecutiveSummary>
            <EmploymentHistory>
              <EmployerHistory>
                <hr:OrganizationName>Aperture Works</hr:OrganizationName>
                <OrganizationContact><Communication><Address><oa:CityName>Lisboa</oa:CityName><CountryCode>pt</CountryCode></Address></Communication></OrganizationContact>
                <hr:IndustryCode>M</hr:IndustryCode>
                <PositionHistory>
                  <PositionTitle typeCode="FREETEXT">Senior engineer</PositionTitle>
                  <eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2019-03-01T00:00:00</hr:FormattedDateTime></eures:StartDate><hr:CurrentIndicator>true</hr:CurrentIndicator></eures:EmploymentPeriod>
                  <oa:Description>&lt;p&gt;Built lamps.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;First light&lt;/li&gt;&lt;li&gt;Two patents&lt;/li&gt;&lt;/ul&gt;</oa:Description>
                  <City>Lisboa</City><Country>pt</Country>
                </PositionHistory>
                <PositionHistory>
                  <PositionTitle typeCode="ESCO">http://data.europa.eu/esco/occupation/1</PositionTitle>
                  <eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2015</hr:FormattedDateTime></eures:StartDate><eures:EndDate><hr:FormattedDateTime>2019-02-28</hr:FormattedDateTime></eures:EndDate><hr:CurrentIndicator>false</hr:CurrentIndicator></eures:EmploymentPeriod>
                  <oa:Description>Measured lamps.</oa:Description>
                </PositionHistory>
              </EmployerHistory>
              <EmployerHistory><PositionHistory><PositionTitle>Nobody knows where</PositionTitle></PositionHistory></EmployerHistory>
            </EmploymentHistory>
            <EducationHistory>
              <EducationOrganizationAttendance>
                <hr:OrganizationName>University of Porto</hr:OrganizationName>
                <OrganizationContact><Communication><ChannelCode>Web</ChannelCode><oa:URI>https://example.org/up</oa:URI></Communication><Communication><Address><oa:CityName>Porto</oa:CityName><CountryCode>pt</CountryCode></Address></Communication></OrganizationContact>
                <AttendancePeriod><StartDate><hr:FormattedDateTime>2005-09</hr:FormattedDateTime></StartDate><EndDate><hr:FormattedDateTime>2010-07</hr:FormattedDateTime></EndDate><Ongoing>false</Ongoing></AttendancePeriod>
                <EducationDegree>
                  <hr:DegreeName>Mestrado em F&#237;sica</hr:DegreeName>
                  <OccupationalSkillsCovered>&lt;p&gt;Optics&lt;/p&gt;</OccupationalSkillsCovered>
                  <FieldOfStudy typeCode="URI"><MainFieldOfStudy><ProgramConcentration>05</ProgramConcentration></MainFieldOfStudy></FieldOfStudy>
                  <FinalGrade><hr:ScoreText>17/20</hr:ScoreText></FinalGrade>
                  <Thesis>On light</Thesis>
                </EducationDegree>
                <EducationLevelCode listName="EURES_EQF">EQF-7</EducationLevelCode>
                <EducationLevelCode listName="EURES_ISCEDEducationLevel">7</EducationLevelCode>
                <Link>https://example.org/diploma</Link>
              </EducationOrganizationAttendance>
            </EducationHistory>
            <eures:Licenses><eures:License><hr:LicenseTypeCode>B</hr:LicenseTypeCode></eures:License></eures:Licenses>
            <Certifications><Certification><hr:CertificationName>Laser safety</hr:CertificationName><FirstIssuedDate><hr:FormattedDateTime>2016-05</hr:FormattedDateTime></FirstIssuedDate><IssuingAuthority><oa:Name>Safety House</oa:Name></IssuingAuthority><Link>https://example.org/laser</Link></Certification></Certifications>
            <eures:PatentHistory><eures:Patent><hr:PatentID>PT-1234</hr:PatentID><hr:PatentTitle>Lamp</hr:PatentTitle><oa:Description>Shines.</oa:Description><hr:InventorName>A. Costa</hr:InventorName><IssuingAuthority><oa:Name>INPI</oa:Name></IssuingAuthority></eures:Patent></eures:PatentHistory>
            <PublicationHistory><Publication><hr:FormattedPublicationDescription>&lt;p&gt;Short.&lt;/p&gt;</hr:FormattedPublicationDescription><Title>On lamps</Title><Year>2014</Year><Reference>Vol. 3</Reference><DOI><Link>https://doi.org/10.1000/1</Link></DOI><Authors>A. Costa</Authors><Journal>Journal of Light</Journal></Publication></PublicationHistory>
            <PersonQualifications>
              <PersonCompetency>
                <CompetencyID schemeName="NORMAL">eng</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID>
                <eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Understanding-Listening</hr:CompetencyDimensionTypeCode><eures:Score><hr:ScoreText>C2</hr:ScoreText></eures:Score></eures:CompetencyDimension>
                <eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Writing-Production</hr:CompetencyDimensionTypeCode><eures:Score><hr:ScoreText>B2</hr:ScoreText></eures:Score></eures:CompetencyDimension>
              </PersonCompetency>
              <PersonCompetency><CompetencyID>http://publications.europa.eu/resource/authority/language/GER</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID></PersonCompetency>
              <PersonCompetency><CompetencyID>Welding</CompetencyID><hr:TaxonomyID>other</hr:TaxonomyID></PersonCompetency>
            </PersonQualifications>
            <eures:Attachment><oa:EmbeddedData mimeCode="image/png">AAAA</oa:EmbeddedData><oa:FileType>photo</oa:FileType></eures:Attachment>
            <HobbiesAndInterests><HobbyOrInterest><Title>Chess</Title></HobbyOrInterest></HobbiesAndInterests>
            <Projects><Project><Title>Open lamps</Title><Description>Built in the open.</Description></Project></Projects>
            <OrganisationalSkills><OrganisationalSkill><Title>Mentoring</Title><Description>Two teams.</Description></OrganisationalSkill></OrganisationalSkills>
            <DigitalSkills><DigitalSkillsGroup><Title>Office</Title><DigitalSkill>Tables</DigitalSkill><DigitalSkill>Letters</DigitalSkill></DigitalSkillsGroup></DigitalSkills>
            <Skills>
              <PersonCompetency><hr:TaxonomyID>Digital_Skill</hr:TaxonomyID><hr:CompetencyName>Python</hr:CompetencyName></PersonCompetency>
              <SkillsGroup><Title>Data</Title><PersonCompetency><hr:TaxonomyID>Digital_Skill</hr:TaxonomyID><hr:CompetencyName>SQL</hr:CompetencyName></PersonCompetency><PersonCompetency><CompetencyID>x1</CompetencyID><hr:TaxonomyID>Digital_Skill</hr:TaxonomyID><hr:CompetencyName>R</hr:CompetencyName></PersonCompetency></SkillsGroup>
            </Skills>
            <Others><Title>Grants</Title><Other><Title>Light for all</Title><Date><StartDate><hr:FormattedDateTime>2012</hr:FormattedDateTime></StartDate></Date><Description>Lamps for schools.</Description></Other></Others>
            <Others><Title>Chess club</Title><Other><Title>Treasurer</Title></Other></Others>
          </CandidateProfile>
          <CandidateProfile languageCode="en"><hr:ExecutiveSummary>Another language.</hr:ExecutiveSummary></CandidateProfile>
          <RenderingInformation><Design><Template>Template1</Template><Color>Default</Color></Design></RenderingInformation>
        </Candidate>
        """;

    public static string With(string profile, string person = "") =>
        $"""<Candidate xmlns="http://www.europass.eu/1.0" xmlns:hr="http://www.hr-xml.org/3" xmlns:oa="http://www.openapplications.org/oagis/9" xmlns:eures="http://www.europass_eures.eu/1.0"><CandidatePerson>{person}</CandidatePerson><CandidateProfile>{profile}</CandidateProfile></Candidate>""";
}
