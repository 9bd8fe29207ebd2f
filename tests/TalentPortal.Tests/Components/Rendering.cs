using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace TalentPortal.Tests.Components;

/// <summary>Renders a component as the server does and reads the HTML.</summary>
internal static class Rendering
{
    public static async Task<IElement> Render<T>(string language, Dictionary<string, object?> parameters, string uri = "https://portal.example/fujian/en/me/profile?step=2")
        where T : IComponent
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<NavigationManager>(new Navigation(uri)).BuildServiceProvider();
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>());
            var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
            return new HtmlParser().ParseDocument("<body>" + html).Body!;
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    private sealed class Navigation : NavigationManager
    {
        public Navigation(string uri) => Initialize("https://portal.example/fujian/en/", uri);
    }
}
