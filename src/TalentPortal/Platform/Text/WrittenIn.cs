using System.Text.RegularExpressions;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Text;

/// <summary>In which of the portal's languages somebody wrote: with Chinese characters it is Chinese, without any it is not.</summary>
public static partial class WrittenIn
{
    public static Language Of(string text) => Han().IsMatch(text) ? Language.Chinese : Language.English;

    [GeneratedRegex(@"[\u3400-\u9fff]")]
    private static partial Regex Han();
}
