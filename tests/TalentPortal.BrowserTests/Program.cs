using TalentPortal.BrowserTests;

// dotnet TalentPortal.BrowserTests.dll FOLDER [PARTS,OF,ROUTES] [--dark]: what eng/screenshots.sh runs.
var words = args.Where(arg => arg != "--dark").ToList();
if (words.Count is < 1 or > 2)
{
    Console.Error.WriteLine("Name a folder for the pictures, and if you like a part of the routes.");
    return 1;
}

await Pictures.Take(words[0], words.Count == 2 ? words[1] : "", args.Contains("--dark"));
return 0;
