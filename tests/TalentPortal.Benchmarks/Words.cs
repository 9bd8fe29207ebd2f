namespace TalentPortal.Benchmarks;

/// <summary>Vocabulary of the invented postings.</summary>
internal static class Words
{
    public static (string Zh, string En)[] Roles { get; } = Pairs(
        "工程师 Engineer|研究员 Researcher|项目经理 Project Manager|算法工程师 Algorithm Engineer|产品经理 Product Manager|教授 Professor|架构师 Architect|"
        + "测试工程师 Test Engineer|博士后 Postdoctoral Fellow|技术总监 Technical Director|分析师 Analyst|设计师 Designer|销售经理 Sales Manager|实验员 Laboratory Technician|"
        + "运营主管 Operations Supervisor|顾问 Consultant|质量经理 Quality Manager|工艺工程师 Process Engineer|科学家 Scientist|会计 Accountant|法务 Legal Counsel|医生 Physician|讲师 Lecturer|教师 Teacher");

    public static (string Zh, string En)[] Topics { get; } = Pairs(
        "软件 Software|人工智能 Artificial Intelligence|芯片设计 Chip Design|数据 Data|机械 Mechanical|嵌入式 Embedded|半导体 Semiconductor|新能源 New Energy|电池 Battery|机器人 Robotics|"
        + "生物医药 Biopharmaceutical|光电 Optoelectronics|云计算 Cloud Computing|机器学习 Machine Learning|自动驾驶 Autonomous Driving|材料 Materials|通信 Telecommunications|化工 Chemical|金融 Finance|网络安全 Cyber Security|"
        + "前端 Frontend|后端 Backend|C++ C++|C# C#|.NET .NET|Python Python|Java Java|数据库 Database|量化 Quantitative|供应链 Supply Chain|"
        + "海洋生物 Marine Biology|集成电路 Integrated Circuit|封装 Packaging|光刻 Lithography|传感器 Sensor|激光 Laser|显示 Display|储能 Energy Storage|氢能 Hydrogen|碳纤维 Carbon Fibre|"
        + "基因 Gene Therapy|疫苗 Vaccine|临床 Clinical Trial|医疗器械 Medical Device|病理 Pathology|农业 Agronomy|食品 Food Science|环境 Environmental|水处理 Water Treatment|地质 Geology|"
        + "航空 Aviation|卫星 Satellite|无人机 Drone|船舶 Ship|轨道交通 Rail|桥梁 Bridge|建筑 Construction|城市规划 Urban Planning|供热 Heating|核能 Nuclear|"
        + "量子 Quantum|密码 Cryptography|区块链 Blockchain|操作系统 Operating System|编译器 Compiler|图形 Graphics|语音 Speech|视觉 Computer Vision|推荐 Recommender|搜索 Search|"
        + "财务 Accounting|税务 Tax|审计 Audit|法律 Legal|知识产权 Intellectual Property|专利 Patent|人力资源 Human Resources|市场 Marketing|品牌 Brand|电子商务 E-commerce|"
        + "物流 Logistics|采购 Procurement|质量 Quality|安全 Safety|标准 Standards|翻译 Translation|出版 Publishing|影视 Film|游戏 Game|动画 Animation|"
        + "汉语教学 Chinese Teaching|数学 Mathematics|物理 Physics|化学 Chemistry|统计 Statistics|经济 Economics|心理 Psychology|历史 History|考古 Archaeology|音乐 Music");

    public static (string Zh, string En)[] Body { get; } = Pairs(
        "负责 responsible|团队 team|经验 experience|开发 development|设计 design|项目 project|研究 research|技术 technology|能力 ability|沟通 communication|管理 management|产品 product|系统 system|客户 customer|"
        + "分析 analysis|优先 preferred|以上 above|相关 related|专业 professional|学历 education|英语 english|流利 fluent|参与 participate|完成 complete|制定 define|优化 optimise|维护 maintain|测试 testing|部署 deploy|文档 documentation|"
        + "平台 platform|算法 algorithm|模型 model|实验 experiment|论文 publication|发表 publish|期刊 journal|会议 conference|指导 supervise|学生 student|合作 cooperation|国际 international|海外 overseas|背景 background|博士 doctorate|硕士 master|"
        + "薪酬 salary|福利 benefits|住房 housing|补贴 subsidy|子女 children|入学 schooling|配偶 spouse|就业 employment|落户 residence|签证 visa|弹性 flexible|远程 remote|出差 travel|加班 overtime|年假 leave|保险 insurance|"
        + "供应商 supplier|成本 cost|预算 budget|计划 plan|进度 schedule|风险 risk|质量 quality|标准 standard|流程 process|改进 improvement|创新 innovation|专利 patent|申请 application|申报 proposal|基金 fund|课题 topic|"
        + "设备 equipment|仪器 instrument|工艺 process|参数 parameter|性能 performance|可靠性 reliability|失效 failure|仿真 simulation|建模 modelling|版图 layout|验证 verification|流片 tapeout|晶圆 wafer|良率 yield|洁净室 cleanroom|"
        + "细胞 cell|蛋白 protein|抗体 antibody|分子 molecule|合成 synthesis|纯化 purification|发酵 fermentation|制剂 formulation|注册 registration|药理 pharmacology|毒理 toxicology|样本 sample|伦理 ethics|队列 cohort|"
        + "服务器 server|容器 container|微服务 microservice|消息队列 queue|缓存 cache|索引 index|查询 query|并发 concurrency|延迟 latency|吞吐 throughput|监控 monitoring|日志 logging|告警 alerting|灰度 canary|回滚 rollback|"
        + "谈判 negotiation|合同 contract|合规 compliance|诉讼 litigation|并购 acquisition|估值 valuation|投资 investment|融资 financing|上市 listing|报表 reporting|稽核 auditing|内控 control|税收 taxation|外汇 exchange|"
        + "课程 curriculum|教案 syllabus|考试 examination|招生 admission|学术 academic|实习 internship|竞赛 competition|社团 society|图书馆 library|档案 archive|展览 exhibition|策展 curation|修复 restoration|田野 fieldwork|方言 dialect");

    public static (string Zh, string En)[] Names { get; } = Pairs(
        "华 Hua|信 Xin|达 Da|宏 Hong|远 Yuan|瑞 Rui|嘉 Jia|博 Bo|创 Chuang|智 Zhi|联 Lian|恒 Heng|泰 Tai|盛 Sheng|安 An|凯 Kai|德 De|晶 Jing|海 Hai|天 Tian|云 Yun|星 Xing|光 Guang|芯 Xinwei|源 Yuanli|康 Kang|诚 Cheng|睿 Ruize|科 Ke|新 Xinde|同 Tong|景 Jinghe|力 Li|正 Zheng|东 Dong|兴 Xingye|明 Ming|卓 Zhuo|启 Qi|和 He|和 Heyi|汇 Hui|百 Bai|万 Wan|鼎 Ding|锐 Ruida|众 Zhong|思 Si|合 Hezhong|腾 Teng|航 Hang|川 Chuan|山 Shan|江 Jiang|湖 Hu|岭 Ling|峰 Feng|溪 Xi|桥 Qiao|城 Chengda|中 Zhongwei|南 Nan|北 Bei");

    private static (string Zh, string En)[] Pairs(string text) =>
        [.. text.Split('|').Select(pair => (pair[..pair.IndexOf(' ')], pair[(pair.IndexOf(' ') + 1)..]))];
}
