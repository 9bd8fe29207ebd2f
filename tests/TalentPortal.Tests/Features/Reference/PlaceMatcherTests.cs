using FsCheck;
using FsCheck.Fluent;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Tests.Features.Reference;

public sealed class PlaceMatcherTests
{
    [Theory]
    [InlineData("Shanghai", "310000")]
    [InlineData("shang hai", "310000")]
    [InlineData("SHANGHAI", "310000")]
    [InlineData("Ｓｈａｎｇｈａｉ", "310000")]
    [InlineData("上海市", "310000")]
    [InlineData("上海", "310000")]
    [InlineData("中国上海", "310000")]
    [InlineData("上海市浦东新区张江路", "310000")]
    [InlineData("Pudong", "310000")]
    [InlineData("Shanghai, China", "310000")]
    [InlineData("China - Shanghai", "310000")]
    [InlineData("Shanghai City", "310000")]
    [InlineData("CN-Shanghai", "310000")]
    [InlineData("Hong Kong", "810000")]
    [InlineData("Hong kong", "810000")]
    [InlineData("Hong Kong Island", "810000")]
    [InlineData("Hong Kong - 8 Finance Street", "810000")]
    [InlineData("Hong Kong SAR, China", "810000")]
    [InlineData("中国香港", "810000")]
    [InlineData("Macau", "820000")]
    [InlineData("Taipei City", "710000")]
    [InlineData("Taiwan", "710000")]
    [InlineData("TW3 -Taipei- 28F.", "710000")]
    [InlineData("臺北", "710000")]
    [InlineData("Fuzhou", "350100")]
    [InlineData("Fuzhou, Fujian", "350100")]
    [InlineData("Fuzhou, Fujian, China", "350100")]
    [InlineData("Fuzhou, Jiangxi", "361000")]
    [InlineData("福建省福州市鼓楼区五四路", "350100")]
    [InlineData("福建福州", "350100")]
    [InlineData("江西抚州", "361000")]
    [InlineData("福建", "350000")]
    [InlineData("Fujian Province", "350000")]
    [InlineData("Mawei, Fuzhou", "350100")]
    [InlineData("Suzhou", "320500")]
    [InlineData("Suzhou, Anhui", "341300")]
    [InlineData("Suzhou City, Anhui Province", "341300")]
    [InlineData("Taizhou, Zhejiang", "331000")]
    [InlineData("Taizhou", null)] // two cities, neither better known
    [InlineData("Xi'an", "610100")]
    [InlineData("Xi’an", "610100")]
    [InlineData("xian", "610100")]
    [InlineData("Urumqi", "650100")]
    [InlineData("Ürümqi", "650100")]
    [InlineData("wulumuqi", "650100")]
    [InlineData("Shanxi", "140000")]
    [InlineData("Shaanxi", "610000")]
    [InlineData("Jilin", "220000")]
    [InlineData("Jilin City", "220200")]
    [InlineData("吉林", "220000")]
    [InlineData("吉林市", "220200")]
    [InlineData("吉林省吉林市", "220200")]
    [InlineData("Hainan", "460000")]
    [InlineData("青海省海南藏族自治州", "632500")]
    [InlineData("廣州", "440100")]
    [InlineData("Chaoyang, Beijing", "110000")] // a district, not the city in Liaoning
    [InlineData("上海市南京西路", "310000")]
    [InlineData("Peking", "110000")]
    public void A_place_in_China_is_recognised(string text, string? code) => Assert.Equal(code, PlaceMatcher.Match(text)?.DivisionCode);

    [Theory]
    [InlineData("New York", "US", "New York")]
    [InlineData("New York City", "US", "New York")]
    [InlineData("Brookfield Place New York", "US", "New York")]
    [InlineData("US-NY-New York", "US", "New York")]
    [InlineData("纽约", "US", "New York")]
    [InlineData("美国纽约", "US", "New York")]
    [InlineData("London, UK", "GB", "London")]
    [InlineData("UK-London", "GB", "London")]
    [InlineData("London (82)", "GB", "London")]
    [InlineData("LO9-London - Drapers Gardens", "GB", "London")]
    [InlineData("London, Ontario", "CA", null)] // the other London
    [InlineData("Montreal", "CA", "Montréal")]
    [InlineData("Sao Paulo", "BR", "São Paulo")]
    [InlineData("CA-ON-Kitchener", "CA", "Kitchener")]
    [InlineData("PL-Warsaw", "PL", "Warsaw")]
    [InlineData("Dublin Ireland", "IE", "Dublin")]
    [InlineData("Washington, D.C.", "US", "Washington DC")]
    [InlineData("Newport Beach, CA", "US", "Newport Beach")]
    [InlineData("Somewhere, CA", "US", null)]
    [InlineData("Cambridge, MA", "US", null)]
    [InlineData("Cambridge, UK", "GB", null)]
    [InlineData("Madison Avenue, New York", "US", "New York")]
    [InlineData("Pennsylvania", "US", null)]
    [InlineData("Singapore", "SG", null)]
    [InlineData("SGP (Singapore) - Investment", "SG", null)]
    [InlineData("Bosnia and Herzegovina", "BA", null)]
    [InlineData("Anyang, South Korea", "KR", null)] // there is an Anyang in Henan too
    [InlineData("新加坡", "SG", null)]
    [InlineData("德国", "DE", null)]
    public void A_place_abroad_is_recognised(string text, string country, string? city)
    {
        var place = PlaceMatcher.Match(text)!;
        Assert.Null(place.DivisionCode);
        Assert.Equal(country, place.CountryCode);
        Assert.Equal(city, place.City?.NameEn);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ,;/ ")]
    [InlineData("Remote")]
    [InlineData("Anywhere (subject to approval)")]
    [InlineData("Level 26")]
    [InlineData("#32 01")]
    [InlineData("Greenwich")] // London or Connecticut
    [InlineData("Georgia")]
    [InlineData("Central")]
    [InlineData("IL")]
    [InlineData("CA")]
    [InlineData("Nice to have: two years")]
    [InlineData("远程")]
    [InlineData("东方明珠")] // a tower, not the town in Hainan
    public void What_is_not_certain_stays_unknown(string? text) => Assert.Null(PlaceMatcher.Match(text));

    [Fact]
    public void China_itself_is_a_country() => Assert.Equal(new Place(null, "CN", null), PlaceMatcher.Match("China"));

    [Fact]
    public void Several_places_are_found_in_their_order_and_each_once()
    {
        Assert.Equal(["110000", "310000"], PlaceMatcher.MatchAll("Beijing OR Shanghai").Select(p => p.DivisionCode));
        Assert.Equal(["110000", "310000"], PlaceMatcher.MatchAll("北京/上海、北京").Select(p => p.DivisionCode));
        Assert.Equal(["VN", "VN"], PlaceMatcher.MatchAll("Hanoi or Ho Chi Minh City").Select(p => p.CountryCode));
        Assert.Equal(["HK", "SG", "AU"], PlaceMatcher.MatchAll("Hong Kong OR Singapore OR Sydney").Select(p => p.CountryCode));
    }

    [Fact]
    public void What_only_surrounds_a_more_precise_place_is_left_out()
    {
        Assert.Equal(["Bengaluru"], PlaceMatcher.MatchAll(["Bangalore", "Karnataka", "India"]).Select(p => p.City?.NameEn));
        Assert.Equal(["350100"], PlaceMatcher.MatchAll(["Fuzhou", "Fujian", "China", null]).Select(p => p.DivisionCode));
        Assert.Equal(["810000"], PlaceMatcher.MatchAll(["Hong Kong", "China"]).Select(p => p.DivisionCode));
        Assert.Equal(["London", null], PlaceMatcher.MatchAll(["London", "India"]).Select(p => p.City?.NameEn));
    }

    [Fact]
    public void Every_division_and_every_country_recognises_its_own_names()
    {
        foreach (var d in ReferenceData.Divisions)
        {
            Assert.Equal(d.Code, PlaceMatcher.Match(d.NameZh)?.DivisionCode);
            if (d.ParentCode is not null)
                Assert.Equal(d.Code, PlaceMatcher.Match(d.NameWithProvince(TalentPortal.Platform.Tenancy.Language.English))?.DivisionCode);
        }
        foreach (var c in ReferenceData.Countries.Where(c => c.Code != "GE"))
        {
            Assert.Equal(c.Code, PlaceMatcher.Match(c.NameEn)?.CountryCode);
            Assert.Equal(c.Code, PlaceMatcher.Match(c.NameZh)?.CountryCode);
        }
    }

    [Fact]
    public void Any_text_at_all_is_answered() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        PlaceMatcher.MatchAll(text);
        PlaceMatcher.MatchAll(text + "上海" + text);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_page_of_text_takes_no_time()
    {
        var page = string.Concat(Enumerable.Repeat("Fuzhou, 福州 a-b (c) or ", 100_000));
        Assert.Equal("350100", PlaceMatcher.Match(page)?.DivisionCode);
    }
}
