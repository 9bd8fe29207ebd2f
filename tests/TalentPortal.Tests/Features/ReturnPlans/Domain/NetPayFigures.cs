using TalentPortal.Platform.Content;

namespace TalentPortal.Tests.Features.ReturnPlans.Domain;

/// <summary>Figures to reckon with in tests: the tax of the law, and what each test adds.</summary>
internal static class NetPayFigures
{
    public const string Brackets = "36000:0.03:0;144000:0.10:2520;300000:0.20:16920;420000:0.25:31920;660000:0.30:52920;960000:0.35:85920;:0.45:181920";
    public const string Beijing = "110000", Shanghai = "310000", Fuzhou = "350100", Guangzhou = "440100", Shenzhen = "440300", Haikou = "460100", Quanzhou = "350500";

    private static readonly DateOnly first = new(2019, 1, 1), raised = new(2023, 1, 1), end = new(2028, 1, 1);

    /// <summary>What holds in the whole country.</summary>
    public static readonly IReadOnlyList<Parameter> Law =
    [
        Of("iit.brackets", "cn", Brackets, "table"), Of("iit.basic", "cn", "60000", "CNY/year"),
        Of("iit.special.child", "cn", "1000", "CNY/month") with { Until = raised }, Of("iit.special.child", "cn", "2000", "CNY/month", raised),
        Of("iit.special.infant", "cn", "2000", "CNY/month", raised), Of("iit.special.elder_only", "cn", "3000", "CNY/month", raised), Of("iit.special.elder_shared", "cn", "1500", "CNY/month", raised),
        Of("iit.special.mortgage", "cn", "1000", "CNY/month"), Of("iit.special.study", "cn", "400", "CNY/month"), Of("iit.special.certificate", "cn", "3600", "CNY/year"),
        Of("iit.special.rent.tier1", "cn", "1500", "CNY/month"), Of("iit.special.rent.million", "cn", "1100", "CNY/month"), Of("iit.special.rent.other", "cn", "800", "CNY/month"),
        Of("iit.allowance_choice", "cn", "1", "other") with { Until = end }, Of("iit.bonus_apart", "cn", "1", "other") with { Until = end },
        Of("relief.gba.rate", "cn", "15", "percent") with { Until = end }, Of("relief.gba.cap", "cn", "5000000", "CNY/year") with { Until = end }, Of("relief.hainan.rate", "cn", "0.15", "other") with { Until = end },
    ];

    /// <summary>The shares that are usual, and how bounds follow from wages.</summary>
    public static readonly IReadOnlyList<Parameter> General =
    [
        Of("si.pension.share", "cn", "8", "percent"), Of("si.medical.share", "cn", "2", "percent"), Of("si.unemployment.share", "cn", "0.5", "percent"),
        Of("fund.share.min", "cn", "5", "percent"), Of("fund.share.max", "cn", "12", "percent"), Of("si.base.floor_multiple", "cn", "0.6", "multiple"), Of("si.base.cap_multiple", "cn", "3", "multiple"),
    ];

    private static readonly IReadOnlyList<PlaceInList> lists = [new("rent_tier1", Beijing, first, null, "l"), new("rent_tier1", Shanghai, first, null, "l"), new("rent_tier1", Fuzhou, first, null, "l"), new("gba", Shenzhen, first, end, "l"), new("hainan", "460000", first, end, "l")];

    public static ParameterBook LawAlone { get; } = ParameterBook.Of(Law, lists);

    /// <summary>Law and general shares, and of places what <paramref name="more"/> says.</summary>
    public static ParameterBook With(params Parameter[] more) => ParameterBook.Of([.. Law, .. General, .. more], lists);

    public static Parameter Of(string code, string place, string value, string unit, DateOnly? from = null) => new(code, place, from ?? first, null, value, unit, $"claim.{code}.{place}");
}
