using Npgsql;
using NpgsqlTypes;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Text;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class SearchNumbersTests
{
    [Fact]
    public void Every_branch_has_a_number_of_its_own_and_leads_back_from_it()
    {
        var numbers = ReferenceData.Industries.Select(industry => SearchNumbers.OfIndustry(industry.Code).Industry).ToList();
        Assert.True(numbers.Count > 50, $"only {numbers.Count} branches");
        Assert.Distinct(numbers);
        Assert.DoesNotContain(0, numbers);
        Assert.All(ReferenceData.Industries, industry => Assert.Equal(industry, SearchNumbers.Industry(SearchNumbers.OfIndustry(industry.Code).Industry)));
        Assert.All(ReferenceData.Industries, industry => Assert.Null(SearchNumbers.Industry(SearchNumbers.OfIndustry(industry.Code).Sector)!.ParentCode));
    }

    [Fact]
    public void Every_place_leads_back_from_its_numbers()
    {
        Assert.All(ReferenceData.Divisions, division =>
        {
            var (province, city) = SearchNumbers.OfPlace(division.Code);
            Assert.Equal(division.ParentCode ?? division.Code, SearchNumbers.Province(province)!.Code);
            Assert.Equal(division.IsCity ? division : null, city == 0 ? null : SearchNumbers.City(city));
        });
        Assert.All(ReferenceData.Divisions.Where(division => division.Level == DivisionLevel.Province), province => Assert.NotNull(ProvinceSeats.Of(province.Code)));
    }

    [Fact]
    public void Kinds_and_degrees_have_numbers_of_their_own()
    {
        Assert.All(ReferenceData.EmploymentKinds, kind => Assert.Equal(kind, SearchNumbers.Kind(SearchNumbers.OfKind(kind.Code))));
        Assert.All(ReferenceData.Degrees, degree => Assert.Equal(degree, SearchNumbers.Degree(SearchNumbers.OfDegree(degree.Code))));
        Assert.Equal((0, 0), (SearchNumbers.OfKind(null), SearchNumbers.OfDegree("nothing")));
    }
}

/// <summary>The vectors that the client writes, beside those the server makes of the same texts.</summary>
public sealed class SearchTextsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("芯片设计工程师", "Chip design engineer", "榕芯微电子", "Fuzhou")]
    [InlineData("C++/C#/.NET 工程师（Node.js）", "R&D lead, e-commerce", "Xi'an O'Reilly \"Labs\"", "西安 xi an")]
    [InlineData("𠮷野家 𪚥 한국어 カタカナ", "Café Montréal \\ back'slash", "a:b,c*d&e|f!(g)", "👩‍💻 ，。")]
    [InlineData("pinyin gongchengshi 工程师gongchengshi", "ＦＵＬＬ ｗｉｄｔｈ", "1e5 3.5% 2026-11-22", "重庆 chong qing")]
    [InlineData("", "", "", "")]
    public async Task Are_those_that_the_server_reads(string title, string titleEn, string employer, string place)
    {
        var texts = new SearchTexts(new(title, titleEn), new(employer, employer), new(place, place), new(string.Join(' ', Enumerable.Repeat(title, 300)), titleEn));
        var head = SearchTokens.VectorWith(CommonTerms.Keys.In, new(title, SearchWeight.A), new(titleEn, SearchWeight.A), new(employer, SearchWeight.B), new(employer, SearchWeight.B), new(EmployerPinyin.Of(employer), SearchWeight.C));
        var words = SearchTokens.VectorWith(CommonTerms.Keys.In, new(title), new(titleEn), new(employer), new(employer), new(EmployerPinyin.Of(employer)), new(place), new(place), new(texts.Body.Zh), new(texts.Body.En));
        await using var connection = await portal.OpenAsSuperuser();
        foreach (var (parsed, text) in ((NpgsqlTsVector, string)[])[(texts.Head(), head), (texts.Words(), words)])
        {
            await using var command = new NpgsqlCommand("select $1 = $2::tsvector, $2::tsvector::text, $1::text", connection)
            {
                Parameters = { new() { Value = parsed, NpgsqlDbType = NpgsqlDbType.TsVector }, new() { Value = text, NpgsqlDbType = NpgsqlDbType.Text } },
            };
            await using var reader = await command.ExecuteReaderAsync();
            Assert.True(await reader.ReadAsync());
            Assert.True(reader.GetBoolean(0), $"server: {reader.GetString(1)}\nclient: {reader.GetString(2)}");
        }

        foreach (var asked in (string[])[title, titleEn, employer, place])
        {
            if (SearchTokens.Query(asked) is not { } query) continue;
            await using var found = new NpgsqlCommand("select $1 @@ $2::tsquery", connection)
            {
                Parameters = { new() { Value = texts.Words(), NpgsqlDbType = NpgsqlDbType.TsVector }, new() { Value = query, NpgsqlDbType = NpgsqlDbType.Text } },
            };
            Assert.True((bool)(await found.ExecuteScalarAsync())!, $"{asked} is not found in its own text");
        }
    }
}
