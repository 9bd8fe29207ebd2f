namespace TalentPortal.Features.Programmes.Domain;

/// <summary>The cities about which the portal writes, which are offered first and may be proposed.</summary>
public static class FactPlaces
{
    public static IReadOnlyList<string> Cities { get; } = ["350100", "350200", "350500", "350900", "110000", "310000", "440300", "440100", "330100", "320500", "510100", "460100", "460200"];
}
